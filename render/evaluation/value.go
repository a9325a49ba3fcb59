package evaluation

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"
)

// Score is a score in hundredths of a point, exact: 88.5 points are 8850.
type Score int64

// Points makes a Score of whole points.
func Points(n int) Score { return Score(n) * 100 }

// String has two decimals always: "88.50".
func (s Score) String() string {
	sign := ""
	if s < 0 {
		sign, s = "-", -s
	}
	return fmt.Sprintf("%s%d.%02d", sign, s/100, s%100)
}

// Short has no decimals that are zero: "88.5", "90".
func (s Score) Short() string {
	return strings.TrimSuffix(strings.TrimRight(s.String(), "0"), ".")
}

// ErrNumber tells that a text is no decimal number.
var ErrNumber = errors.New("不是数字")

// ParseDecimal reads a number as a spreadsheet shows its stored value: to 15
// significant digits, so that 89.554999999999993 is 89.555. The text is a plain
// or exponent decimal, without separators.
func ParseDecimal(text string) (*big.Rat, error) {
	for _, r := range text {
		if !strings.ContainsRune("0123456789+-.eE", r) {
			return nil, ErrNumber
		}
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil, ErrNumber
	}
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(f, 'e', 14, 64))
	if !ok {
		return nil, ErrNumber
	}
	return r, nil
}

// ParseScore reads a score, rounded half up to 0.01. It fails for what is no
// number and beyond ±1,000,000 points.
func ParseScore(text string) (Score, error) {
	if s, ok := plainScore(text); ok {
		return s, nil
	}
	r, err := ParseDecimal(text)
	if err != nil {
		return 0, err
	}
	return ScoreOf(r)
}

// plainScore reads the usual score, a few digits with a few decimals, which 15
// significant digits leave as it is; exact numbers take twenty times as long.
func plainScore(text string) (Score, bool) {
	whole, decimals, _ := strings.Cut(text, ".")
	if len(whole) == 0 || len(whole) > 6 || len(text) > 15 {
		return 0, false
	}
	n := Score(0)
	for _, part := range [...]string{whole, decimals} {
		for i := range len(part) {
			if part[i] < '0' || part[i] > '9' {
				return 0, false
			}
		}
	}
	for i := range len(whole) {
		n = n*10 + Score(whole[i]-'0')
	}
	digit := func(i int) Score {
		if i >= len(decimals) {
			return 0
		}
		return Score(decimals[i] - '0')
	}
	n = n*100 + digit(0)*10 + digit(1)
	if digit(2) >= 5 {
		n++
	}
	return n, true
}

// ScoreOf rounds an exact number of points half up to 0.01.
func ScoreOf(points *big.Rat) (Score, error) {
	n := roundRat(new(big.Rat).Mul(points, big.NewRat(100, 1)), HalfUp)
	if !n.IsInt64() || n.Int64() > 1e8 || n.Int64() < -1e8 {
		return 0, ErrNumber
	}
	return Score(n.Int64()), nil
}

// Rounding is how an exact product becomes a number of seats (名额取整).
type Rounding uint8

const (
	HalfUp Rounding = iota // 四舍五入
	Up                     // 进一
	Down                   // 舍去
)

// String is the sheet's word, as 四舍五入.
func (r Rounding) String() string { return [...]string{"四舍五入", "进一", "舍去"}[r] }

func roundRat(r *big.Rat, how Rounding) *big.Int {
	num, den := new(big.Int).Set(r.Num()), r.Denom()
	switch how {
	case HalfUp: // floor((2n+d) / 2d)
		num.Add(num.Lsh(num, 1), den)
		return num.Div(num, new(big.Int).Lsh(den, 1))
	case Up:
		num.Add(num, den)
		return num.Div(num.Sub(num, big.NewInt(1)), den)
	default:
		return num.Div(num, den)
	}
}

// Share is an exact part of a whole: 10% is 1/10. The zero Share is 0.
type Share struct{ rat *big.Rat }

// PerCent makes a Share of whole percentage points.
func PerCent(n int64) Share { return Share{big.NewRat(n, 100)} }

// ShareOf makes a Share of an exact number, where 1/10 is 10%.
func ShareOf(r *big.Rat) Share { return Share{new(big.Rat).Set(r)} }

// Rat is the share as a new exact number, where 10% is 1/10.
func (s Share) Rat() *big.Rat {
	if s.rat == nil {
		return new(big.Rat)
	}
	return new(big.Rat).Set(s.rat)
}

// Plus is the sum of two shares.
func (s Share) Plus(t Share) Share { return Share{new(big.Rat).Add(s.Rat(), t.Rat())} }

// Cmp is -1, 0 or 1 as s is less than, equal to or more than t.
func (s Share) Cmp(t Share) int { return s.Rat().Cmp(t.Rat()) }

// Of is n × share, rounded from the exact product.
func (s Share) Of(n int, how Rounding) int {
	x := s.Rat()
	return int(roundRat(x.Mul(x, big.NewRat(int64(n), 1)), how).Int64())
}

// String is the share in per cent, with up to 13 decimals: "12.5%".
func (s Share) String() string {
	x := s.Rat()
	t := x.Mul(x, big.NewRat(100, 1)).FloatString(13)
	return strings.TrimSuffix(strings.TrimRight(t, "0"), ".") + "%"
}

// Star is a level: 0 for none, else 3, 4 or 5 (办法五(二)2).
type Star uint8

// Levels are the stars that are awarded, highest first.
var Levels = [...]Star{5, 4, 3}

// String is the level's name, 无, 三星, 四星 or 五星.
func (s Star) String() string {
	switch s {
	case 3:
		return "三星"
	case 4:
		return "四星"
	case 5:
		return "五星"
	}
	return "无"
}

// Date is a calendar day. The zero Date is no day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf makes a Date, and reports whether there is such a day from 1900 to 2199.
func DateOf(year, month, day int) (Date, bool) {
	d := Date{year, time.Month(month), day}
	t := d.time()
	return d, year >= 1900 && year < 2200 && t.Year() == year && int(t.Month()) == month && t.Day() == day
}

func (d Date) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// AddDays is the day n days later.
func (d Date) AddDays(n int) Date {
	t := d.time().AddDate(0, 0, n)
	return Date{t.Year(), t.Month(), t.Day()}
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.time().Before(e.time()) }

// IsZero reports whether d is no day.
func (d Date) IsZero() bool { return d == Date{} }

// String is the official form without leading zeros: 2026年7月1日 (GB/T 9704).
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, int(d.Month), d.Day)
}

// ISO is the form 2026-07-01.
func (d Date) ISO() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// Ref is the cell in A1 form, "" where only a sheet is known.
func (c Cell) Ref() string {
	if c.Row == 0 {
		return ""
	}
	letters := ""
	for n := c.Col; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters + strconv.Itoa(c.Row)
}

// String names the place for a person: 文件 street.xlsx 工作表“党员”C5.
func (c Cell) String() string {
	if c.File == "" {
		return ""
	}
	s := c.File
	if c.Sheet != "" {
		s += " 工作表“" + c.Sheet + "”"
	}
	return s + c.Ref()
}

// From names the place as briefly as a person finds it from another.
func (c Cell) From(other Cell) string {
	switch {
	case c.File != other.File:
		return c.String()
	case c.Sheet != other.Sheet:
		return "“" + c.Sheet + "”" + c.Ref()
	}
	return c.Ref()
}
