package font

import "math"

// Marks that faces made for Latin text draw too narrow, too low or too wide for
// Chinese: GB/T 15834 gives quotes, the ellipsis and each half of the dash a whole
// character's room, and the interpunct in a name about half of one.
const (
	interpunct    = '·' // U+00B7
	emDash        = '—' // U+2014
	horizontalBar = '―' // U+2015, which faces shape as the Chinese dash
	fullMarks     = "“”‘’…"
	lastMark      = '…' // the highest of them
)

const (
	leastFull = 0.9   // em that a full mark's advance must have
	dashOver  = 0.005 // em by which a dash runs over each edge, so that two join
)

// chooseMarks settles which glyph each role draws the marks with.
func (s *Set) chooseMarks() {
	for role := range Role(Roles) {
		marks := map[rune]Glyph{}
		for _, r := range fullMarks {
			for _, f := range s.chains[role] {
				if id := f.GlyphID(r); id != 0 && f.Advance(id) >= leastFull {
					marks[r] = Glyph{Face: f, ID: id, Advance: f.Advance(id)}
					break
				}
			}
		}
		// 楷体's interpunct is as wide as a Latin one and 黑体's a whole em; 宋体's
		// serves every name alike, in the weight of the title for titles.
		from := s.chains[Song]
		if role == Title {
			from = s.chains[Title]
		}
		if g, ok := find(from, interpunct); ok {
			marks[interpunct] = g
		}
		if g, ok := dash(s.chains[role]); ok {
			marks[emDash], marks[horizontalBar] = g, g
		}
		s.marks[role] = marks
	}
}

// dash is a dash one em wide whose ink reaches both edges, so that ——, and — beside
// a rule, is one line.
func dash(faces []*Face) (Glyph, bool) {
	g, ok := find(faces, horizontalBar)
	if !ok {
		g, ok = find(faces, emDash)
	}
	if !ok {
		return g, false
	}
	em := float64(g.Face.UnitsPerEm)
	box := g.Face.inkBox(g.ID)
	left, right := float64(box[0]), float64(box[2])
	if left > -dashOver*em || right < (1+dashOver)*em {
		if right <= left {
			return g, false
		}
		g.Fit.Stretch = min((1+2*dashOver)*em/(right-left), 1.9)
		g.Fit.Shift = int(math.Round(-dashOver*em - left*g.Fit.Stretch))
	}
	g.Advance = 1
	return g, true
}
