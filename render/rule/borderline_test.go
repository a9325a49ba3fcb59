package rule

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"xingbang/render/evaluation"
)

// inWords is a change in a line.
func inWords(c *evaluation.Change) string {
	if c == nil {
		return "-"
	}
	return fmt.Sprintf("%s %s from %s: %d %v %v", c.Points, sumName(c.Category), c.Least, c.Star, c.Eligible, c.Measures)
}

// TestBorderlines: a branch of ten has 1, 2 and 2 seats. Those whose scores are
// not given stand a point and more from each other and from the others.
func TestBorderlines(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*evaluation.Evaluation)
		scores [][2]evaluation.Score // base and merit of the first
		want   []string
	}{
		{"far from every line", nil, [][2]evaluation.Score{{5900, 3900}, {5800, 3800}}, nil},
		{"0.51 apart", nil, [][2]evaluation.Score{{5500, 3500}, {5500, 3449}}, nil},
		{"equal after half a point, where the base ranks", nil, [][2]evaluation.Score{{5500, 3500}, {5550, 3400}}, []string{
			"0: -, -0.50 评星分 from 0.50: 4 true []",
			"1: 0.50 评星分 from 0.50: 5 true [], -",
		}},
		{"a base that ranks only if the points are its own", nil, [][2]evaluation.Score{{5500, 3500}, {5480, 3470}}, []string{
			"0: -, -0.50 基础分 from 0.50: 4 true []",
			"1: 0.50 基础分 from 0.50: 5 true [], -",
		}},
		{"a tie that no longer is one", nil, [][2]evaluation.Score{{5500, 3500}, {5500, 3500}}, []string{
			"0: 0.50 评星分 from 0.01: 5 true [], -",
			"1: 0.50 评星分 from 0.01: 5 true [], -",
		}},
		{"no more than the full score", nil, [][2]evaluation.Score{{6000, 3970}, {6000, 3960}}, []string{
			"0: -, -0.50 评星分 from 0.10: 4 true []",
			"1: 0.40 评星分 from 0.11: 5 true [], -",
		}},
		{"the total's line", nil, [][2]evaluation.Score{{5200, 1750}, {5200, 1849}}, []string{
			"0: 0.50 评星分 from 0.50: 0 true [], -",
			"1: -, -0.50 评星分 from 0.50: 0 false []",
		}},
		{"the base's line", nil, [][2]evaluation.Score{{4950, 4000}, {4949, 3900}}, []string{
			"0: 0.50 基础分 from 0.50: 5 true [], -",
		}},
		{"the warning lines", nil, [][2]evaluation.Score{{4000, 1999}, {4000, 2049}, {4000, 950}}, []string{
			"0: 0.50 评星分 from 0.01: 0 false [], -",
			"1: -, -0.50 评星分 from 0.50: 0 false [诫勉谈话]",
			"2: 0.50 评星分 from 0.50: 0 false [诫勉谈话], -",
		}},
		{"nothing for an activist, or in spite of a veto", func(e *evaluation.Evaluation) {
			setStatus(e, 0, evaluation.Activist)
			e.Members[1].Veto = given("受处分", evaluation.Cell{})
		}, [][2]evaluation.Score{{5200, 1750}, {5200, 1750}}, nil},
	} {
		e := street()
		e.Branches = e.Branches[1:]
		e.Members = nil
		for k := range 10 {
			scores := [2]evaluation.Score{evaluation.Score(5900 - 100*k), 3000}
			if k < len(tt.scores) {
				scores = tt.scores[k]
			}
			addMember(e, fmt.Sprintf("乙%02d", k), e.Branches[0].Name, scores[0], scores[1])
		}
		if tt.change != nil {
			tt.change(e)
		}
		var got []string
		for _, b := range Apply(e, Options{}).Borderlines {
			if b.Member < len(tt.scores) {
				got = append(got, fmt.Sprintf("%d: %s, %s", b.Member, inWords(b.More), inWords(b.Less)))
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// plain is an evaluation of sums alone in any measure, whose scores lie so close
// that ties and near things are many.
func plain(d dice) *evaluation.Evaluation {
	e := &evaluation.Evaluation{Measure: randomMeasure(d), HasBranchSheet: true}
	names := []string{"甲支部", "乙支部"}[:1+d(2)]
	for b, name := range names {
		branch := evaluation.Branch{Name: name}
		if d.once(3) {
			branch.Advanced = given(true, at("支部", b+2, 6))
		}
		e.Branches = append(e.Branches, branch)
	}
	base := evaluation.Score(pick(d, 5400, 4900, 3500))
	merit := evaluation.Score(pick(d, 3500, 2000, 1500, 3900))
	for range d(24) {
		m := evaluation.Member{
			Name: given("甲", evaluation.Cell{}), Branch: given(pick(d, names...), evaluation.Cell{}),
			Base:  given(base+evaluation.Score(d(9))*25, evaluation.Cell{}),
			Merit: given(merit+evaluation.Score(d(5))*25, evaluation.Cell{}),
		}
		switch {
		case d.once(8):
			m.Status = given(evaluation.Probationary, evaluation.Cell{})
		case d.once(8):
			m.Status = given(evaluation.Activist, evaluation.Cell{})
		case d.once(10):
			m.Veto = given("受处分", evaluation.Cell{})
		case d.once(10):
			m.Evaluated = given(false, evaluation.Cell{})
		}
		e.Members = append(e.Members, m)
	}
	return e
}

// standing is what a change of points may change.
type standing struct {
	Star     evaluation.Star
	Eligible bool
	Measures []evaluation.Action
}

// TestBorderlinesAreWhatApplySays: whatever is said of half a point comes out
// when the points are written into the sheet; where nothing is said, nothing
// changes.
func TestBorderlinesAreWhatApplySays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := plain(diced(t))
		r := Apply(e, Options{})
		said := map[int]evaluation.Borderline{}
		for _, b := range r.Borderlines {
			said[b.Member] = b
		}
		with := func(i int, c evaluation.Category, points evaluation.Score) standing {
			field := &e.Members[i].Base
			if c == evaluation.Merit {
				field = &e.Members[i].Merit
			}
			was := *field
			field.Value += points
			st := Apply(e, Options{}).Standings[i]
			*field = was
			return standing{st.Computed, st.Eligible, st.Measures}
		}
		for i, st := range r.Standings {
			now := standing{st.Computed, st.Eligible, st.Measures}
			if !st.Total.OK || e.Members[i].Status.Value == evaluation.Activist {
				continue
			}
			for _, c := range []struct {
				points evaluation.Score
				said   *evaluation.Change
			}{{evaluation.NearMargin, said[i].More}, {-evaluation.NearMargin, said[i].Less}} {
				merit := min(c.points, e.Measure.MeritFull-st.Merit.Score)
				base := min(c.points, e.Measure.BaseFull-st.Base.Score)
				if c.said == nil {
					for category, points := range []evaluation.Score{evaluation.Base: base, evaluation.Merit: merit} {
						if diff := cmp.Diff(now, with(i, evaluation.Category(category), points)); diff != "" {
							t.Fatalf("nothing is said of %s for %d (-now +then):\n%s", c.points, i, diff)
						}
					}
					continue
				}
				want := standing{c.said.Star, c.said.Eligible, c.said.Measures}
				if diff := cmp.Diff(want, with(i, c.said.Category, c.said.Points)); diff != "" {
					t.Fatalf("%d with %s (-said +then):\n%s", i, inWords(c.said), diff)
				}
				least := c.said.Least
				if c.points < 0 {
					least = -least
				}
				if cmp.Equal(now, with(i, c.said.Category, least)) {
					t.Fatalf("%d with %s: the least changes nothing", i, inWords(c.said))
				}
			}
		}
	})
}
