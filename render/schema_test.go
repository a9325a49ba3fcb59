package render

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"xingbang/render/evaluation"
	"xingbang/render/rule"
	"xingbang/sample"
)

// schema is result.schema.json, or the part of it that a fragment names.
func schema(t *testing.T, fragment string) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open("result.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("result.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("result.schema.json" + fragment)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

// What result.json has stays as the schema says, whatever the evaluation is.
func TestResultSchema(t *testing.T) {
	whole, check := schema(t, ""), schema(t, "#/$defs/check")
	with := func(sheet, name string, value any) sample.Book {
		book := sample.Generate(2, 60, 4)
		book.Sheet(sheet).Put(name, value)
		return book
	}
	books := map[string]sample.Book{
		"street": sample.Street(), "with-errors": sample.WithErrors(), "generated": sample.Generate(3, 80, 5),
		"全委": with("办法", "比例范围", "全委"), "参评党员": with("办法", "比例基数", "参评党员"), "12.5%": with("办法", "五星比例", "12.5%"),
		"权重": with("办法", "党员测评权重", "60%"),
	}
	books["权重"].Sheet("办法").Put("群众测评权重", "40%")
	results := map[string]*evaluation.Result{
		"nothing": rule.Apply(&evaluation.Evaluation{Measure: evaluation.DefaultMeasure()}, rule.Options{}),
		"small":   smallResult(),
	}
	for name, book := range books {
		r, err := Check([]string{write(t, book)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		results[name] = r
	}
	for name, r := range results {
		data, err := resultJSON(r, true)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, whole, data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if data, err = FindingsJSON(r); err != nil {
			t.Fatal(err)
		}
		if err := validate(t, check, data); err != nil {
			t.Errorf("%s, findings: %v", name, err)
		}
	}
}

// The schema is no rubber stamp.
func TestResultSchemaRefuses(t *testing.T) {
	s := schema(t, "")
	data, err := resultJSON(smallResult(), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(t, s, data); err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{
		{`"88.50"`, `"88.5"`}, {`"star": 5`, `"star": 2`}, {`"approved": 5`, `"approved": "5"`}, {`"rank": 1`, `"rank": 0`},
		{`"id": "A1",`, ``}, {`"id": "A1"`, `"编号": "A1"`}, {`"五星比例": "10%"`, `"五星比例": "10"`}, {`"比例范围": "支部"`, `"比例范围": "全街道"`},
		{`"cell": "AB3"`, `"cell": "3AB"`}, {`"severity": "error"`, `"severity": "错误"`}, {`"draft": false`, `"draft": "否"`},
		{`"evaluated": true`, `"evaluated": false`}, {`"merit": null`, `"merit": "1.00"`}, {`"summary": {`, `"summary": {"all": 1,`},
	} {
		broken := strings.Replace(string(data), c[0], c[1], 1)
		if broken == string(data) {
			t.Errorf("%s is not there", c[0])
		} else if validate(t, s, []byte(broken)) == nil {
			t.Errorf("%s in the place of %s is let through", c[1], c[0])
		}
	}
}

// The schema names the parameters that the measure has.
func TestResultSchemaParameters(t *testing.T) {
	properties := schema(t, "#/properties/rules").Properties
	if len(properties) != len(evaluation.DefaultMeasure().Parameters()) {
		t.Errorf("%d parameters", len(properties))
	}
	for _, p := range evaluation.DefaultMeasure().Parameters() {
		if properties[p.Name] == nil {
			t.Errorf("%s is missing", p.Name)
		}
	}
}
