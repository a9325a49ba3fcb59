package font

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"xingbang/render/cause"
)

// Choice is what a role is set in.
type Choice struct {
	Role Role
	// Name is the role's own face, and File its file in the user's folder, "" for
	// a built-in face.
	Name, File string
	// Further are faces of the folder that stand in for what the first lacks,
	// before the built-in ones do.
	Further []string
	// Of is the role whose face this one takes, its own but for 仿宋, which takes
	// the user's 宋体 where there is no 仿宋.
	Of Role
}

// Report tells what the fonts of a folder were used for.
type Report struct {
	Choices [Roles]Choice
	// Warnings are whole sentences in Chinese, of fonts that were not used though
	// they look as if they were meant to be.
	Warnings []string
	// Unused are the files that are for none of the roles.
	Unused []string
}

// mostOfRole is how many faces of the folder a role takes at most.
const mostOfRole = 4

// Load is the built-in faces with those of a folder before them, each in the role that
// its names tell, or else its file's name. A role whose font is missing in the folder
// keeps its built-in face; 仿宋 takes the folder's 宋体. Folders within are not entered.
// The error, in Chinese, names every file that is meant for a role and cannot be used,
// as collections and fonts with PostScript outlines, and says what to use instead.
func Load(dir string) (*Set, Report, error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, Report{}, fmt.Errorf("无法读取字体文件夹“%s”：%w", dir, cause.Of(err))
	}
	var report Report
	var found [Roles][]ranked
	var reasons []string // why files of no role cannot be used
	for _, f := range files {
		if f.IsDir() || strings.HasPrefix(f.Name(), ".") || !fontFile(f.Name()) {
			continue
		}
		c, err := inspect(filepath.Join(dir, f.Name()))
		if err != nil {
			return nil, Report{}, fmt.Errorf("无法读取字体文件“%s”：%w", f.Name(), cause.Of(err))
		}
		if r, ok := c.rank(); ok {
			found[r.role] = append(found[r.role], r)
		} else {
			report.Unused = append(report.Unused, f.Name())
			if c.unfit != "" {
				reasons = append(reasons, c.reason())
			}
		}
	}
	chains, err := builtinChains()
	if err != nil {
		return nil, Report{}, err
	}
	l := loader{dir: dir, report: &report}
	usable := false
	for role := range Role(Roles) {
		links := l.role(found[role])
		usable = usable || len(links) > 0
		chains[role], report.Choices[role] = chain(role, links, chains[role])
	}
	if len(l.errs) == 0 && !usable {
		l.errs = append(l.errs, fmt.Errorf("字体文件夹“%s”里没有可用的宋体、小标宋、仿宋、黑体或楷体"+
			"（认 .ttf 文件里的字体名称和文件名，如“方正小标宋简体”“仿宋_GB2312”“simhei.ttf”）", dir))
		for _, reason := range slices.Concat(report.Warnings, reasons) {
			l.errs = append(l.errs, errors.New(reason))
		}
	}
	if report.Choices[FangSong].File == "" && report.Choices[Song].File != "" {
		chains[FangSong], report.Choices[FangSong] = chains[Song], report.Choices[Song]
		report.Choices[FangSong].Role = FangSong
	}
	if err := errors.Join(l.errs...); err != nil {
		return nil, Report{}, err
	}
	lastResort(&chains)
	return newSet(chains), report, nil
}

// lastResort puts the user's 宋体 and 仿宋 at the end of every chain, so that a
// character that only they have can stand on every page.
func lastResort(chains *[Roles][]link) {
	var users []link
	for _, l := range slices.Concat(chains[Song], chains[FangSong]) {
		if l.file != "" && !slices.Contains(users, l) {
			users = append(users, l)
		}
	}
	for role, c := range chains {
		for _, l := range users {
			if !slices.Contains(c, l) {
				c = append(slices.Clip(c), l)
			}
		}
		chains[role] = c
	}
}

// fontFile tells by its name whether a file is a font of a kind people have.
func fontFile(name string) bool {
	return slices.Contains([]string{".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"}, strings.ToLower(filepath.Ext(name)))
}

// ranked is a font file that is for a role.
type ranked struct {
	candidate
	role Role
	// rank is by the name, off by how far the weight is from the role's; the least
	// are preferred.
	rank, off int
}

// weights are those that a role is best set in, where a folder has several.
var weights = [Roles]int{Song: 400, Title: 700, FangSong: 400, Hei: 500, Kai: 400}

// rank tells what role a file is for; ok is false where it is for none. A heavy 宋体
// is for titles.
func (c candidate) rank() (r ranked, ok bool) {
	role, rank, ok := recognise(c.names)
	if !ok {
		role, rank, ok = recognise([]string{strings.TrimSuffix(c.file, filepath.Ext(c.file))})
	}
	if !ok {
		return ranked{}, false
	}
	const heavy, last = 600, 1000
	if role == Song && c.weight >= heavy {
		role, rank = Title, last
	}
	off := c.weight - weights[role]
	if c.weight == 0 {
		off = 0
	}
	return ranked{c, role, rank, max(off, -off)}, true
}

// loader reads the fonts that were found.
type loader struct {
	dir    string
	report *Report
	errs   []error
}

// role reads the fonts of a role, those that are preferred first.
func (l *loader) role(found []ranked) (links []link) {
	slices.SortFunc(found, func(a, b ranked) int {
		return cmp.Or(a.rank-b.rank, a.off-b.off, strings.Compare(a.file, b.file))
	})
	var unfit []string
	for _, c := range found {
		name := c.display
		if name == "" {
			name = strings.TrimSuffix(c.file, filepath.Ext(c.file))
		}
		switch {
		case c.unfit != "":
			unfit = append(unfit, c.reason())
		case c.locked:
			l.report.Warnings = append(l.report.Warnings,
				fmt.Sprintf("字体“%s”（%s）的授权标志不允许嵌入文件，没有使用", name, c.file))
		case len(links) == mostOfRole:
			l.report.Unused = append(l.report.Unused, c.file)
		default:
			face, err := l.parse(c)
			if err != nil {
				unfit = append(unfit, err.Error())
				continue
			}
			links = append(links, link{face, c.file, name, face.measureBody()})
		}
	}
	for _, u := range unfit {
		if len(links) == 0 {
			l.errs = append(l.errs, errors.New(u))
		} else {
			l.report.Warnings = append(l.report.Warnings, u+"；已用同类的其他字体")
		}
	}
	return links
}

func (l *loader) parse(c ranked) (*Face, error) {
	data, err := os.ReadFile(filepath.Join(l.dir, c.file))
	if err != nil {
		return nil, fmt.Errorf("无法读取字体文件“%s”：%w", c.file, cause.Of(err))
	}
	f, err := Parse("Face", data)
	if err != nil {
		return nil, fmt.Errorf("字体文件“%s”%s（%w）", c.file, broken, err)
	}
	return f, nil
}

// chain puts the user's faces before the built-in ones, and tells the choice. A face
// without the common characters, as one of rare ones alone, only stands in.
func chain(role Role, links, builtin []link) ([]link, Choice) {
	var own, further []link
	for _, l := range links {
		if l.complete() {
			own = append(own, l)
		} else {
			further = append(further, l)
		}
	}
	if len(own) == 0 {
		own, builtin = builtin[:1:1], builtin[1:]
	}
	choice := Choice{Role: role, Of: role, Name: own[0].name, File: own[0].file}
	for _, l := range slices.Concat(own[1:], further) {
		choice.Further = append(choice.Further, l.name)
	}
	return slices.Concat(own, further, builtin), choice
}

// complete tells whether a face has most of the commonest characters.
func (l link) complete() bool {
	has, all := 0, 0
	for _, r := range sampled {
		all++
		if l.face.GlyphID(r) != 0 {
			has++
		}
	}
	return 3*has > 2*all
}
