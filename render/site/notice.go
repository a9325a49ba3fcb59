package site

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"

	"xingbang/render/publication"
	"xingbang/render/wording"
)

// noticePage is index.html, and what the fragment needs too.
type noticePage struct {
	page
	Heading string
	Phrases []string // of the heading
	Blocks  []block
	Contact contact
	Members int
	Starred int
	Share   string // of the starred among the members
	Shares  []share
	// Wide tells that the branches need the wider column on paper.
	Wide bool
}

// block is a block of the wording, with its list where it is one.
type block struct {
	wording.Block
	List level
	// Signs are ★ before a heading that a list follows.
	Signs string
	// Bare tells that a list has no heading of the wording's and needs its own.
	Bare bool
}

// Is reports whether the block is a heading, paragraph, names or signature.
func (b block) Is(kind string) bool {
	return kind == [...]string{"heading", "paragraph", "names", "signature"}[b.Kind]
}

func (v *view) notice(in Input) noticePage {
	n := in.Notice
	var counts [3]int
	for l := range n.Levels {
		counts[l] = n.Levels[l].Count
	}
	heading := cmp.Or(in.Wording.Title, "公示")
	p := noticePage{
		Heading: heading,
		Phrases: phrases(heading),
		Blocks:  v.blocks(in),
		Contact: newContact(n),
		Members: n.Members,
		Starred: n.Starred,
		Share:   perCent(n.Starred, n.Members),
		Shares:  v.newShares(counts, n.Members),
		Wide:    n.ShowScores || v.wideBranches(n),
	}
	description := fmt.Sprintf("%s公示%s结果：五星级党员%d名，四星级党员%d名，三星级党员%d名。",
		n.Committee, n.Name, counts[0], counts[1], counts[2])
	if v.period != nil {
		description += "公示时间为" + v.period.From.Text + "至" + v.period.Until.Text + "。"
	}
	p.page = v.page("index.html", "notice", heading, description)
	p.Announcement = v.announcement(n, p.page)
	return p
}

// blocks joins each list of names to the heading before it.
func (v *view) blocks(in Input) []block {
	out := make([]block, len(in.Wording.Blocks))
	for i, b := range in.Wording.Blocks {
		out[i].Block = b
		if b.Kind != wording.Names {
			continue
		}
		out[i].List = v.level(b.Names, in.Notice.ShowScores)
		if i > 0 && out[i-1].Kind == wording.Heading {
			out[i-1].Signs = out[i].List.Signs()
			out[i].List.Continued = continued(in.Wording.Blocks[i-1].Spans)
		} else {
			out[i].Bare = true
		}
	}
	return out
}

// lastBracket is the number of people behind a heading.
var lastBracket = regexp.MustCompile(`（[^（）]*）$`)

// continued is a list's heading as a new page repeats it: 一、五星级党员（续）.
func continued(heading []wording.Span) string {
	text := ""
	for _, s := range heading {
		text += s.Text
	}
	return lastBracket.ReplaceAllString(text, "") + "（续）"
}

// wideBranches tells whether the branches' names with their counts take more than
// seven characters: a printed list then has four columns of names, else five.
func (v *view) wideBranches(n publication.Notice) bool {
	for _, l := range n.Levels {
		for _, list := range l.Lists {
			name, _ := measure(list.Branch)
			count, _ := measure(strconv.Itoa(len(list.Persons)) + "名")
			if name+0.4+0.72*count > 7 {
				return true
			}
		}
	}
	return false
}

// contact is where objections go. A link is "" where the text is not surely a
// telephone number or a mail address.
type contact struct {
	Office, Phone, PhoneLink, Mail, MailLink, Address string
}

var (
	phonePattern = regexp.MustCompile(`^\+?[0-9][0-9 -]{4,20}$`)
	mailPattern  = regexp.MustCompile(`^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)
)

func newContact(n publication.Notice) contact {
	c := contact{Office: n.Office, Phone: n.Phone, Mail: n.Mail, Address: n.Address}
	if phonePattern.MatchString(n.Phone) {
		c.PhoneLink = n.Phone
	}
	if mailPattern.MatchString(n.Mail) {
		c.MailLink = n.Mail
	}
	return c
}

// Any reports whether there is anything to show.
func (c contact) Any() bool { return c != contact{} }
