package workbook

import "github.com/xuri/excelize/v2"

// formatsOf tells of each cell style whether its number format is a percentage
// or a date (18.8).
func formatsOf(book *excelize.File) styles {
	x := book.Styles
	if x == nil || x.CellXfs == nil {
		return nil
	}
	custom := map[int]format{}
	if x.NumFmts != nil {
		for _, f := range x.NumFmts.NumFmt {
			if f != nil {
				custom[f.NumFmtID] = formatOf(f.FormatCode)
			}
		}
	}
	list := make(styles, len(x.CellXfs.Xf))
	for i, xf := range x.CellXfs.Xf {
		if xf.NumFmtID == nil {
			continue
		}
		list[i] = builtinFormat(*xf.NumFmtID)
		if f, ok := custom[*xf.NumFmtID]; ok {
			list[i] = f
		}
	}
	return list
}

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
