package font

// Role is a typeface by its office in Chinese pages (GB/T 9704-2012 names
// 小标宋, 仿宋, 黑体 and 楷体).
type Role uint8

const (
	Song     Role = iota // 宋体: tables, page numbers, and 仿宋's stand-in
	Title                // 小标宋: titles
	FangSong             // 仿宋: body text
	Hei                  // 黑体: first-level headings, table heads
	Kai                  // 楷体: second-level headings, poster names
	Roles    = 5
)

// String is the role's Chinese name.
func (r Role) String() string {
	return [Roles]string{"宋体", "小标宋", "仿宋", "黑体", "楷体"}[r]
}
