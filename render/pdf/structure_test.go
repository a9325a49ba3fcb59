package pdf_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"xingbang/render/font"
	"xingbang/render/typeset"
)

// structured is two pages with every kind of element.
func structured(tb testing.TB) *typeset.Document {
	first, second := &typeset.Page{Width: 210, Height: 297}, &typeset.Page{Width: 210, Height: 297}
	y := 20.0
	put := func(page *typeset.Page, tag *typeset.Tag, text string) {
		page.Add(typeset.Run{X: 20, Y: y, Text: text, Role: font.Song, Size: 12, Tag: tag})
		y += 8
	}
	document := (*typeset.Tag)(nil)
	put(first, nil, "草稿")
	put(first, document.Under(typeset.TagH1), "关于评星定级结果的公示")
	put(first, document.Under(typeset.TagH2), "一、五星级党员")
	list := document.Under(typeset.TagList)
	for _, name := range []string{"张三", "李䶮", "𬱖秀英"} {
		put(first, list.Entry(), name)
	}
	table := document.Under(typeset.TagTable)
	put(first, table.Under(typeset.TagCaption), "表1")
	head := table.Under(typeset.TagTR)
	for _, text := range []string{"支部", "人数"} {
		th := head.Under(typeset.TagTH)
		th.Scope = typeset.ScopeColumn
		put(first, th, text)
	}
	row := table.Under(typeset.TagTR)
	wide := row.Under(typeset.TagTD)
	wide.Columns = 2
	put(first, wide, "第一")
	put(first, nil, "— 1 —")
	put(second, nil, "续表1")
	put(second, wide, "支部")
	paragraph := document.Under(typeset.TagP)
	line := typeset.SetLine(builtin(tb),
		typeset.Span{Text: "邮箱：", Size: 12, Tag: paragraph},
		typeset.Span{Text: "a@example.cn", Size: 12, URL: "mailto:a@example.cn", Tag: paragraph},
		typeset.Span{Text: "。", Size: 12, Tag: paragraph})
	second.Add(line.At(20, 250)...)
	chart := document.Under(typeset.TagFigure)
	chart.Alt = "各支部人数图"
	fill := typeset.Solid(200, 0, 0)
	second.Add(
		typeset.Shape{Path: typeset.Rect(20, 100, 30, 30), Fill: &fill, Tag: chart},
		typeset.Shape{Path: typeset.Rect(60, 100, 30, 30), Fill: &fill},
		typeset.Picture{X: 20, Y: 200, Width: 20, Height: 20, Data: pngPicture(tb, false), Alt: "张三的照片"},
		typeset.Link{X: 20, Y: 200, Width: 20, Height: 20, URL: "https://example.cn/公示"},
	)
	first.Label = "封面"
	return &typeset.Document{Title: "公示", Pages: []*typeset.Page{first, second}}
}

const wantStructure = `Document
  H1 (block)
    "关于评星定级结果的公示"
  H2 (block)
    "一、五星级党员"
  L (block)
    LI (block)
      LBody (block)
        "张三"
    LI (block)
      LBody (block)
        "李䶮"
    LI (block)
      LBody (block)
        "𬱖秀英"
  Table (block)
    Caption
      "表1"
    TR
      TH:
         /Scope /Column
        "支部"
      TH:
         /Scope /Column
        "人数"
    TR
      TD:
         /ColSpan 2
        "第一"
        "支部"
  P (block)
    "邮箱："
    Link (inline)
      "a@example.cn"
      Object 0 0
    "。"
  Figure
    ""
  Figure
    ""
  Link (inline)
    Object 0 0
`

// A reader that is not ours reads the elements in order, a cell that goes on on the
// next page as one, and decoration not at all.
func TestStructure(t *testing.T) {
	file := write(t, structured(t))
	run(t, file, "qpdf", "--check", "FILE")
	out := run(t, file, "pdfinfo", "-struct-text", "FILE")
	if got := regexp.MustCompile(`Object \d+ \d+`).ReplaceAllString(out, "Object 0 0"); got != wantStructure {
		t.Errorf("%s\nwant\n%s", got, wantStructure)
	}
	dump := run(t, file, "qpdf", "--json", "FILE")
	for _, want := range []string{`"/Alt": "u:各支部人数图"`, `"/Alt": "u:张三的照片"`, `"/Scope": "/Column"`,
		`"/ColSpan": 2`, `"/Marked": true`, `"/Contents": "u:a@example.cn"`, `"/Contents": "u:https://example.cn/公示"`,
		`"/P": "u:封面"`, `"/St": 2`} {
		if !strings.Contains(dump, want) {
			t.Errorf("no %s", want)
		}
	}
}

// Every stretch of content, and every link, leads back to the element that holds it.
func TestParentTree(t *testing.T) {
	var file struct{ Qpdf []json.RawMessage }
	out := run(t, write(t, structured(t)), "qpdf", "--json", "FILE")
	if err := json.Unmarshal([]byte(out), &file); err != nil {
		t.Fatal(err)
	}
	var dump map[string]struct{ Value any }
	if err := json.Unmarshal(file.Qpdf[1], &dump); err != nil {
		t.Fatal(err)
	}
	objects := map[string]map[string]any{} // by reference
	var tree []any
	for name, o := range dump {
		value, _ := o.Value.(map[string]any)
		objects[strings.TrimPrefix(name, "obj:")] = value
		if nums, ok := value["/Nums"].([]any); ok {
			tree = nums
		}
	}
	leads := map[any]any{} // from a key to what the parent tree has there
	for i := 0; i+1 < len(tree); i += 2 {
		leads[tree[i]] = tree[i+1]
	}
	seen := 0
	for ref, o := range objects {
		kids, _ := o["/K"].([]any)
		for _, k := range kids {
			page := o["/Pg"]
			reference, isReference := k.(map[string]any)
			if isReference && reference["/Pg"] != nil {
				page = reference["/Pg"]
			}
			var found any
			switch {
			case isReference && reference["/Obj"] != nil:
				found = leads[objects[reference["/Obj"].(string)]["/StructParent"]]
			case isReference:
				k = reference["/MCID"]
				fallthrough
			default:
				number, ok := k.(float64)
				if !ok {
					continue // another element
				}
				found = leads[objects[page.(string)]["/StructParents"]].([]any)[int(number)]
			}
			if seen++; found != ref {
				t.Errorf("%v of %s leads to %v", k, ref, found)
			}
		}
	}
	if want := 9 + 6 + 2; seen != want {
		t.Errorf("%d stretches and links, want %d", seen, want)
	}
}
