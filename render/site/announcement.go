package site

import "xingbang/render/publication"

// announcement is the notice as schema.org's SpecialAnnouncement, without people.
type announcement struct {
	Context   string       `json:"@context"`
	Type      string       `json:"@type"`
	Name      string       `json:"name"`
	Text      string       `json:"text"`
	URL       string       `json:"url,omitempty"`
	Language  string       `json:"inLanguage"`
	Posted    string       `json:"datePosted,omitempty"`
	Expires   string       `json:"expires,omitempty"`
	Coverage  string       `json:"temporalCoverage,omitempty"`
	Publisher organization `json:"publisher"`
}

type organization struct {
	Type    string        `json:"@type"`
	Name    string        `json:"name"`
	Contact *contactPoint `json:"contactPoint,omitempty"`
}

type contactPoint struct {
	Type    string `json:"@type"`
	Purpose string `json:"contactType"`
	Phone   string `json:"telephone,omitempty"`
	Mail    string `json:"email,omitempty"`
}

func (v *view) announcement(n publication.Notice, p page) *announcement {
	a := &announcement{
		Context: "https://schema.org", Type: "SpecialAnnouncement",
		Name: p.Title, Text: p.Description, URL: p.Canonical, Language: "zh-CN",
		Publisher: organization{Type: "Organization", Name: plain(n.Committee)},
	}
	if posted := newDay(n.Dated); posted != nil {
		a.Posted = posted.ISO
	}
	if p.Period != nil {
		a.Expires = p.Period.Until.ISO
		a.Coverage = p.Period.From.ISO + "/" + p.Period.Until.ISO
	}
	if n.Phone != "" || n.Mail != "" {
		a.Publisher.Contact = &contactPoint{"ContactPoint", "受理对公示结果的意见", plain(n.Phone), plain(n.Mail)}
	}
	return a
}
