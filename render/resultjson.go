package render

import (
	"bytes"
	"encoding/json"

	"xingbang/render/evaluation"
)

// The types below are result.json, field by field in the order of the file.
// Scores are strings with two decimals; null is what does not apply.
type (
	resultFile struct {
		Evaluation evaluationJSON `json:"evaluation"`
		Rules      parameters     `json:"rules"`
		Branches   []branchJSON   `json:"branches"`
		Members    []memberJSON   `json:"members"`
		findingsFile
	}
	findingsFile struct {
		Findings []findingJSON `json:"findings"`
		Summary  summaryJSON   `json:"summary"`
	}
	evaluationJSON struct {
		Name      string `json:"name"`
		Period    string `json:"period"`
		Committee string `json:"committee"`
		Draft     bool   `json:"draft"`
	}
	branchJSON struct {
		Name         string      `json:"name"`
		Members      int         `json:"members"`
		Evaluated    int         `json:"evaluated"`
		Exempt       int         `json:"exempt"`
		Probationary int         `json:"probationary"`
		Activists    int         `json:"activists"`
		Seats        *levelsJSON `json:"seats"`
		Upper        *levelsJSON `json:"upper"`
		Awarded      levelsJSON  `json:"awarded"`
		Mean         *string     `json:"mean"`
		Below60      int         `json:"below60"`
		Below50      int         `json:"below50"`
	}
	levelsJSON struct {
		Five  int `json:"5"`
		Four  int `json:"4"`
		Three int `json:"3"`
	}
	memberJSON struct {
		ID        string              `json:"id"`
		Name      string              `json:"name"`
		Branch    string              `json:"branch"`
		Status    string              `json:"status"`
		Evaluated bool                `json:"evaluated"`
		Base      *string             `json:"base"`
		Merit     *string             `json:"merit"`
		Total     *string             `json:"total"`
		Rank      *int                `json:"rank"`
		Eligible  bool                `json:"eligible"`
		Reasons   []evaluation.Reason `json:"reasons"`
		Computed  evaluation.Star     `json:"computed"`
		Approved  *evaluation.Star    `json:"approved"`
		Star      evaluation.Star     `json:"star"`
		Measures  []evaluation.Action `json:"measures"`
	}
	findingJSON struct {
		Rule     string              `json:"rule"`
		Severity evaluation.Severity `json:"severity"`
		File     string              `json:"file"`
		Sheet    string              `json:"sheet"`
		Cell     string              `json:"cell"`
		Branch   string              `json:"branch"`
		Member   string              `json:"member"`
		Message  string              `json:"message"`
		Hint     string              `json:"hint"`
	}
	summaryJSON struct {
		Errors   int `json:"errors"`
		Warnings int `json:"warnings"`
		Notes    int `json:"notes"`
	}
)

// parameters are the measure's parameters as an object in their own order.
type parameters []evaluation.Parameter

// MarshalJSON writes {"<parameter>": "<value>", ...}.
func (ps parameters) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, p := range ps {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, s := range []string{p.Name, p.Value} {
			quoted, err := json.Marshal(s)
			if err != nil {
				return nil, err
			}
			if j > 0 {
				b.WriteByte(':')
			}
			b.Write(quoted)
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// FindingsJSON is what `check --format json` prints: findings and summary.
func FindingsJSON(r *evaluation.Result) ([]byte, error) { return toJSON(findings(r)) }

// resultJSON is committee/result.json.
func resultJSON(r *evaluation.Result, draft bool) ([]byte, error) {
	s := &r.Settings
	out := resultFile{
		Evaluation:   evaluationJSON{s.Name.Value, s.Period.Value, s.Committee.Value, draft},
		Rules:        r.Measure.Parameters(),
		Branches:     make([]branchJSON, len(r.Branches)),
		Members:      make([]memberJSON, len(r.Members)),
		findingsFile: findings(r),
	}
	for i := range r.Branches {
		out.Branches[i] = branchOf(r.Branches[i].Name, &r.Figures[i])
	}
	for i := range r.Members {
		out.Members[i] = memberOf(r, i)
	}
	return toJSON(out)
}

func branchOf(name string, f *evaluation.BranchFigures) branchJSON {
	b := branchJSON{
		Name: name, Members: f.Members, Evaluated: f.Evaluated, Exempt: f.Exempt,
		Probationary: f.Probationary, Activists: f.Activists,
		Awarded: levels(f.Awarded), Mean: scoreOf(f.Mean), Below60: f.Below60, Below50: f.Below50,
	}
	if f.Quota {
		seats, upper := levels(f.Seats), levels(f.Upper)
		b.Seats, b.Upper = &seats, &upper
	}
	return b
}

func levels(n [3]int) levelsJSON { return levelsJSON{n[0], n[1], n[2]} }

func memberOf(r *evaluation.Result, i int) memberJSON {
	m, st := &r.Members[i], &r.Standings[i]
	out := memberJSON{
		ID: m.ID.Value, Name: m.Name.Value, Branch: m.Branch.Value,
		Status: m.Status.Or(evaluation.Full).String(), Evaluated: st.Evaluated,
		Base: scoreOf(st.Base), Merit: scoreOf(st.Merit), Total: scoreOf(st.Total),
		Eligible: st.Eligible, Reasons: st.Reasons, Computed: st.Computed, Star: st.Star, Measures: st.Measures,
	}
	if out.Reasons == nil {
		out.Reasons = []evaluation.Reason{}
	}
	if out.Measures == nil {
		out.Measures = []evaluation.Action{}
	}
	if st.Rank > 0 {
		out.Rank = &st.Rank
	}
	if r.HasApproved {
		approved := m.Approved.Or(0)
		out.Approved = &approved
	}
	return out
}

func scoreOf(s evaluation.OptScore) *string {
	if !s.OK {
		return nil
	}
	text := s.Score.String()
	return &text
}

func findings(r *evaluation.Result) findingsFile {
	c := r.Counts()
	out := findingsFile{make([]findingJSON, len(r.Findings)), summaryJSON{c.Errors, c.Warnings, c.Notes}}
	for i, f := range r.Findings {
		out.Findings[i] = findingJSON{
			f.Rule, f.Severity, f.Cell.File, f.Cell.Sheet, f.Cell.Ref(), f.Branch, f.Member, f.Message, f.Hint,
		}
	}
	return out
}

// toJSON writes indented, and < > & as they are: no file of ours goes into HTML.
func toJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(v)
	return b.Bytes(), err
}
