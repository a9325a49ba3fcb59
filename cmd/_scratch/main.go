package main
import ("fmt";"os";"xingbang/render/font";"xingbang/render/workbook";"xingbang/render/rule";"xingbang/render/publication";"xingbang/render/paper";"xingbang/render/pdf";"xingbang/render/wording";"xingbang/templates")
func main(){ e,_,err:=workbook.Read(os.Args[1:2]); if err!=nil {fmt.Println(err);return}
 set,_:=font.Builtin(); r:=rule.Apply(e,rule.Options{CanDraw:set.Has}); 
 n:=publication.NewNotice(r,len(os.Args)>3); t,_:=templates.FS.ReadFile("notice.md"); w,err:=wording.Compose(n,string(t)); fmt.Println(err)
 d:=paper.Notice(n,w,set); b,err:=pdf.Write(d,set); fmt.Println(len(b),err); os.WriteFile(os.Args[2],b,0o644)
}
