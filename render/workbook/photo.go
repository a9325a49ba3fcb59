package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // the two kinds of picture that are read
	_ "image/png"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"xingbang/render/evaluation"
	"xingbang/render/picture"
)

const (
	maxPhoto     = 10 << 20 // bytes
	maxPhotoSide = 6000     // pixels
	photoSide    = 840      // pixels of a photo as it is published, at most
)

// readPhotos reads the pictures that 照片 names. A phone's picture takes a tenth of
// a second, so all cores share them.
func (r *reader) readPhotos() {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range r.out.Members {
		m := &r.out.Members[i]
		if !m.PhotoName.Given() {
			continue
		}
		group.Go(func() error {
			m.Photo = loadPhoto(r.paths[m.PhotoName.Cell.File], m.PhotoName.Value, m.PhotoConsent.Value)
			return nil
		})
	}
	_ = group.Wait() // no job fails
}

// loadPhoto reads a picture from beside the workbook; without consent it only
// looks for problems. Only plain file names are followed, so that a workbook
// cannot reach other folders.
func loadPhoto(workbook, name string, consent bool) evaluation.Photo {
	problem := func(format string, a ...any) evaluation.Photo {
		return evaluation.Photo{Problem: fmt.Sprintf("照片“%s”", shorten(name)) + fmt.Sprintf(format, a...)}
	}
	if strings.HasPrefix(name, "=DISPIMG") { // a picture that WPS keeps in the cell
		return problem("是嵌在单元格里的图片，请存成文件放在工作簿旁边，再写上文件名")
	}
	if strings.ContainsAny(name, "/\\:\x00") || name == "." || name == ".." {
		return problem("带有路径，只能写工作簿旁边的文件名")
	}
	path := filepath.Join(filepath.Dir(workbook), name)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		path = otherCase(path)
		info, err = os.Stat(path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem("不在工作簿所在的文件夹里")
	case err != nil || !info.Mode().IsRegular():
		return problem("读不出来")
	case info.Size() > maxPhoto:
		return problem("超过 %d MB", maxPhoto>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return problem("读不出来")
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil || kind != "jpeg" && kind != "png":
		return problem("不是 JPEG 或 PNG 图片")
	case config.Width > maxPhotoSide || config.Height > maxPhotoSide:
		return problem("是 %d×%d 像素，长宽不能超过 %d", config.Width, config.Height, maxPhotoSide)
	case config.Width == 0 || config.Height == 0 || !isWhole(data):
		return problem("不完整，可能没有复制完")
	}
	if !consent {
		return evaluation.Photo{}
	}
	if data, err = picture.Whole(data, photoSide); err != nil {
		return problem("的内容损坏或格式少见，请用看图软件另存为 JPEG")
	}
	return evaluation.Photo{Data: data}
}

// otherCase is the file whose name differs from a path's in upper and lower case
// alone, which some systems would find by themselves; the path where there is none.
func otherCase(path string) string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return path
	}
	for _, e := range entries { // sorted
		if strings.EqualFold(e.Name(), filepath.Base(path)) {
			return filepath.Join(filepath.Dir(path), e.Name())
		}
	}
	return path
}

// isWhole tells whether a picture has its end: JPEG's EOI marker (ITU-T T.81,
// B.1.1.3) or PNG's IEND chunk (ISO/IEC 15948, 11.2.5), zeros or other bytes
// behind it allowed.
func isWhole(data []byte) bool {
	end := []byte("IEND\xAE\x42\x60\x82")
	if bytes.HasPrefix(data, []byte("\xFF\xD8")) {
		end = []byte("\xFF\xD9")
	}
	return bytes.Contains(data[len(data)/2:], end)
}
