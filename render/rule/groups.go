package rule

// groups collects members or rows of equal key, in input order.
type groups[K comparable] struct {
	at   map[K]int
	rows [][]int
}

func newGroups[K comparable](size int) *groups[K] {
	return &groups[K]{at: make(map[K]int, size), rows: make([][]int, 0, size)}
}

func (g *groups[K]) add(key K, row int) {
	at, ok := g.at[key]
	if !ok {
		at = len(g.rows)
		g.at[key] = at
		g.rows = append(g.rows, nil)
	}
	g.rows[at] = append(g.rows[at], row)
}

// repeated are the groups of two and more, in order of their first.
func (g *groups[K]) repeated() [][]int {
	var out [][]int
	for _, rows := range g.rows {
		if len(rows) > 1 {
			out = append(out, rows)
		}
	}
	return out
}
