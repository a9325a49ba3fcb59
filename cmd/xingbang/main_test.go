package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"xingbang": main})
}

// TestScripts runs the command lines in testdata. $SAMPLE is the folder sample;
// `exits 2 xingbang …` runs a command and holds its exit status; `lock word from to`
// copies a workbook and gives it a password to open.
func TestScripts(t *testing.T) {
	sample, err := filepath.Abs("../../sample")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLE", sample)
			return nil
		},
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "lock": lock},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits status command [argument...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

func lock(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: lock password from to")
	}
	locked, err := excelize.Encrypt([]byte(ts.ReadFile(args[1])), &excelize.Options{Password: args[0]})
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), locked, 0o644))
}
