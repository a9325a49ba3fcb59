// Package fonts holds the typefaces that every build can rely on, embedded in
// the program, each with its licence under licenses/. It only hands out bytes;
// render/font reads them.
package fonts

import _ "embed"

// The bytes are shared with the running program: treat them as read-only.
var (
	// SongRegular is Noto Serif SC 400 (OFL): 宋体, the body face.
	//
	//go:embed NotoSerifSC-Regular.ttf
	SongRegular []byte

	// SongBold is Noto Serif SC 700 (OFL): stands in for 小标宋, the title face.
	//
	//go:embed NotoSerifSC-Bold.ttf
	SongBold []byte

	// Hei is Noto Sans SC 500 (OFL): 黑体, first-level headings and tables.
	//
	//go:embed NotoSansSC-Medium.ttf
	Hei []byte

	// Kai is LXGW WenKai (OFL): 楷体, second-level headings and poster names.
	//
	//go:embed LXGWWenKai-Regular.ttf
	Kai []byte

	// Rare is HanaMinB (Hanazono Font License): CJK Unified Ideographs
	// Extensions B to F, for what the faces above lack.
	//
	//go:embed HanaMinB.ttf
	Rare []byte
)
