// Package wording turns a Notice and a Markdown template into the notice's text
// as blocks, and 事迹 into theirs, through goldmark, so that print and site say the
// same.
package wording

import (
	"html/template"

	"xingbang/render/publication"
)

// Document is the notice's text in reading order.
type Document struct {
	Title  string // the first heading of level 1, plain text
	Blocks []Block
}

// Kind is what a Block is.
type Kind uint8

const (
	Heading   Kind = iota // 一、 or （一）, by Level 2 and 3; never the title
	Paragraph             // first line indented
	Names                 // the list of one star level
	Signature             // committee and date
)

// Block is one piece of the notice.
type Block struct {
	Kind  Kind
	Level int // of a Heading: 2, 3, …
	// Spans are the text of a Heading or Paragraph.
	Spans []Span
	// HTML is the same text as goldmark rendered it, without the <p> or <h2>.
	HTML template.HTML
	// Names is the list of a Names block.
	Names publication.Level
	// Committee and Date are of a Signature block.
	Committee, Date string
}

// Span is text of one emphasis.
type Span struct {
	Text   string
	Strong bool
	URL    string // of a link, "" otherwise
}
