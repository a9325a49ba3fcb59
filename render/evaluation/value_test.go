package evaluation

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// TestParseScoreAgrees holds the quick way for usual scores to the exact one.
func TestParseScoreAgrees(t *testing.T) {
	exact := func(text string) (Score, error) {
		r, err := ParseDecimal(text)
		if err != nil {
			return 0, err
		}
		return ScoreOf(r)
	}
	texts := rapid.OneOf(
		rapid.StringMatching(`[0-9]{0,7}\.?[0-9]{0,12}`),
		rapid.StringMatching(`-?[0-9]{1,3}\.[0-9]{0,17}([eE][-+]?[0-9])?`),
		rapid.Map(rapid.Float64Range(0, 120), func(f float64) string { return fmt.Sprint(f) }),
		rapid.Map(rapid.IntRange(0, 100000), func(n int) string { return fmt.Sprintf("%d.%03d", n/1000, n%1000) }),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		got, gotErr := ParseScore(text)
		want, wantErr := exact(text)
		if got != want || (gotErr == nil) != (wantErr == nil) {
			t.Fatalf("ParseScore(%q) = %v, %v; want %v, %v", text, got, gotErr, want, wantErr)
		}
	})
}
