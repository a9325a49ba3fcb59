package typeset

// TagKind is what an element of a document's logical structure is, as ISO 32000-1,
// 14.8.4 calls it.
type TagKind string

const (
	TagSection  TagKind = "Sect"
	TagH1       TagKind = "H1"
	TagH2       TagKind = "H2"
	TagH3       TagKind = "H3"
	TagP        TagKind = "P"
	TagList     TagKind = "L"
	TagListItem TagKind = "LI" // of labels and bodies
	TagLabel    TagKind = "Lbl"
	TagListBody TagKind = "LBody"
	TagTable    TagKind = "Table"
	TagCaption  TagKind = "Caption"
	TagTR       TagKind = "TR"
	TagTH       TagKind = "TH"
	TagTD       TagKind = "TD"
	TagFigure   TagKind = "Figure"
	TagLink     TagKind = "Link"
	// TagReference is where something is to be found, as the page of a chapter.
	TagReference TagKind = "Reference"
)

// Tag is an element of a document's logical structure. Items that carry the same
// Tag, on one page or several, are its content, in the order in which they are
// drawn; an item without a Tag is decoration, which is not read aloud. Elements
// follow each other as their first items do. A Tag does not change once pages
// carry it, so that documents may share pages.
type Tag struct {
	Kind   TagKind
	Parent *Tag   // nil: the document
	Alt    string // says what a Figure shows
	// Scope is what a TagTH is the head of.
	Scope TagScope
	// Columns and Rows are how many a TagTH or TagTD spans; 0 is one.
	Columns, Rows int
}

// TagScope is what the head of a table is the head of.
type TagScope string

const (
	ScopeColumn TagScope = "Column"
	ScopeRow    TagScope = "Row"
)

// Under is a new element of a kind below t.
func (t *Tag) Under(kind TagKind) *Tag { return &Tag{Kind: kind, Parent: t} }

// Entry is the body of a new entry of the list t.
func (t *Tag) Entry() *Tag { return t.Under(TagListItem).Under(TagListBody) }
