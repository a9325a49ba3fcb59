package workbook

import "strconv"

// scanStyles tells of each cell style whether its number format is a percentage
// or a date (18.8).
func scanStyles(xml string) (styles, error) {
	m := markup{src: xml}
	custom := map[string]format{}
	var list styles
	for inCells := false; ; {
		t, err := m.next()
		if err != nil {
			return nil, err
		}
		switch {
		case t.name == "styleSheet" && t.closes:
			return list, nil
		case t.name == "cellXfs":
			inCells = t.opens && !t.closes
		case t.name == "numFmt" && t.opens && len(custom) < maxFormats:
			if id, code := named(t.attrs, "numFmtId"), named(t.attrs, "formatCode"); len(code) <= maxFormat {
				custom[id] = formatOf(code)
			}
		case t.name == "xf" && t.opens && inCells:
			id := named(t.attrs, "numFmtId")
			f, ok := custom[id]
			if !ok {
				n, _ := strconv.Atoi(id)
				f = builtinFormat(n)
			}
			list = append(list, f)
		}
	}
}

// Limits of formats that are meant: Excel keeps 250 of up to 255 characters.
const (
	maxFormats = 10_000
	maxFormat  = 4096
)

// builtinFormat is a number format of no code (18.8.30, numFmt).
func builtinFormat(id int) format {
	switch {
	case id == 9 || id == 10:
		return percentage
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return calendar
	}
	return general
}

// formatOf tells a percentage or a date from the first section of a format code.
func formatOf(code string) format {
	quoted, bracketed, escaped := false, false, false
	for _, r := range code {
		switch {
		case escaped:
			escaped = false
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '[':
			bracketed = true
		case r == ']':
			bracketed = false
		case bracketed:
		case r == '\\' || r == '_' || r == '*':
			escaped = true
		case r == ';':
			return general
		case r == '%':
			return percentage
		case r == 'y' || r == 'Y' || r == 'd' || r == 'D':
			return calendar
		}
	}
	return general
}
