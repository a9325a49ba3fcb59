package paper

import (
	"math"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// Proportions of a branch's name that one line cannot take: a block of smaller lines
// in the fewest rows of the grid, in the middle of their height.
const (
	mostHead     = 0.88 // size, of the body's
	leastHead    = 0.72
	leastLeading = 1.12 // from baseline to baseline, of the size
	mostLeading  = 1.3
	headAscent   = 0.85 // of 楷体's ink, of the size
	headDescent  = 0.10
	headMargin   = 0.9 // mm, to the rules above and below
	mostHeadRows = linesPerPage / 2
)

// branchHead is a branch's name beside its rows of names.
type branchHead struct {
	lines []typeset.Line // baselines from that of the first row
	rows  int            // of the grid that it takes
}

// headKey is a branch's name in a column of a width in mm.
type headKey struct {
	name  string
	width float64
}

// branchHead sets a branch's name into a column of a width in mm: in one line,
// condensed and then made smaller a little if need be, or broken by sense into small
// lines. It is set the same in every list.
func (s *noticeSetter) branchHead(name string, width float64) branchHead {
	key := headKey{name, width}
	head, ok := s.heads[key]
	if !ok {
		head = s.setHead(name, width)
		s.heads[key] = head
	}
	return head
}

func (s *noticeSetter) setHead(name string, width float64) branchHead {
	if name == "" {
		return branchHead{}
	}
	line := typeset.SetLine(s.fonts, typeset.Span{Text: name, Role: font.Kai, Size: bodySize})
	if scale := width / (line.Width * headScale); scale >= mostHead {
		size := min(1, scale) * bodySize
		line = typeset.SetLine(s.fonts, typeset.Span{Text: name, Role: font.Kai, Size: size})
		return branchHead{rows: 1, lines: []typeset.Line{s.condensed(line, name, size, width)}}
	}
	for rows := 1; rows < mostHeadRows; rows++ {
		for lines := rows + 1; headSize(lines, rows) >= leastHead*bodySize; lines++ {
			size := headSize(lines, rows)
			if line.Width*size/bodySize > float64(lines)*width {
				continue
			}
			if texts := typeset.BreakBySense(s.fonts, font.Kai, size, width, name, false); len(texts) <= lines {
				return s.headBlock(texts, size, rows, width)
			}
		}
	}
	size := leastHead * bodySize
	texts := typeset.BreakBySense(s.fonts, font.Kai, size, width, name, false)
	rows := int(math.Ceil((float64(len(texts))*leastLeading*size*typeset.MMPerPoint + 2*headMargin) / gridPitch))
	return s.headBlock(texts, size, rows, width)
}

// headSize is the largest size in points at which so many lines stand in so many rows.
func headSize(lines, rows int) float64 {
	room := float64(rows)*gridPitch - 2*headMargin
	ems := headAscent + headDescent + float64(lines-1)*leastLeading
	return min(room/ems/typeset.MMPerPoint, mostHead*bodySize)
}

// headBlock is the lines of a name in the middle of some rows.
func (s *noticeSetter) headBlock(texts []string, size float64, rows int, width float64) branchHead {
	em := size * typeset.MMPerPoint
	room := float64(rows)*gridPitch - 2*headMargin
	steps := max(1, float64(len(texts)-1))
	leading := min(mostLeading, (room/em-headAscent-headDescent)/steps) * em
	ink := (headAscent+headDescent)*em + float64(len(texts)-1)*leading
	middle := float64(rows-1)*gridPitch/2 - (ascent-0.5)*gridEm // of the rows, from the first's baseline
	head := branchHead{rows: rows}
	for i, t := range texts {
		line := typeset.SetFlush(s.fonts, typeset.Span{Text: t, Role: font.Kai, Size: size})
		line = s.condensed(line, t, size, width)
		for k := range line.Runs {
			line.Runs[k].Y = middle - ink/2 + headAscent*em + float64(i)*leading
		}
		head.lines = append(head.lines, line)
	}
	return head
}

// condensed is a line of 楷体 narrowed to a width in mm where it is wider.
func (s *noticeSetter) condensed(line typeset.Line, text string, size, width float64) typeset.Line {
	if line.Width <= width {
		return line
	}
	run := typeset.Run{Text: text, Role: font.Kai, Size: size}
	run.Condense = width / typeset.RunWidth(s.fonts, run)
	return typeset.Line{Runs: []typeset.Run{run}, Width: width}
}
