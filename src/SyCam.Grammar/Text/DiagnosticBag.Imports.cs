using SyCam.Grammar.Syntax;

namespace SyCam.Grammar.Text;

/// <summary>The diagnostics of imports and of what they bring.</summary>
internal sealed partial class DiagnosticBag
{
    /// <summary>True when an import failed: a name that nothing has may be one that it would have brought, so that
    /// unknown names are not reported.</summary>
    public bool MissesNames { get; private set; }

    /// <summary>An import that names no file.</summary>
    public void ReportNoImport(Identifier path, IReadOnlyList<string> folders) =>
        ImportError("SY0015", path, "is not found", folders.Count == 0
            ? "it is looked for beside this file"
            : $"it is looked for beside this file and in {string.Join(", ", folders)}");

    /// <summary>An import that is there and cannot be read.</summary>
    public void ReportUnreadableImport(Identifier path, string reason) =>
        ImportError("SY0015", path, $"cannot be read: {reason}");

    /// <summary>An import by an absolute path.</summary>
    public void ReportRootedImport(Identifier path) =>
        ImportError("SY0015", path, "is not a relative path", "write the path from this file's folder");

    /// <summary>A file that imports itself by way of others.</summary>
    public void ReportCyclicImport(Identifier path, IEnumerable<string> chain)
    {
        MissesNames = true;
        Error("SY0016", path.Span, $"this import is cyclic: {string.Join(" -> ", chain)}");
    }

    /// <summary>An import of a file that has mistakes.</summary>
    public void ReportBrokenImport(Identifier path) =>
        ImportError("SY0017", path, "has mistakes; see below");

    /// <summary>A file that is imported twice.</summary>
    public void ReportRepeatedImport(Identifier path) =>
        Error("SY0018", path.Span, $"`{Shorten(path.Text)}` is imported twice");

    /// <summary>Imports that go beyond a limit.</summary>
    public void ReportImportLimit(Identifier path, string what)
    {
        MissesNames = true;
        Error("SY0019", path.Span, what);
    }

    /// <summary>An input of another type than the imported one of its name.</summary>
    public void ReportOtherInput(Identifier name, string type, string imported) => Error("SY0053", name.Span,
        $"`{Shorten(name.Text)}` is of type {type} here, but of type {imported} in an import", "give it another name");

    /// <summary>A name to which two imports give different meanings.</summary>
    public void ReportAmbiguousImport(Identifier path, string name, string other) =>
        Error("SY0054", path.Span,
            $"`{Shorten(name)}` is not the same in `{Shorten(path.Text)}` and in `{Shorten(other)}`",
            $"declare `{Shorten(name)}` in this file, or leave one of the imports out");

    /// <summary>A name that hides an imported input which is used.</summary>
    public void ReportHiddenInput(Identifier name, string kind) =>
        Error("SY0055", name.Span,
            $"`{Shorten(name.Text)}` is an imported input that is used here, so {kind} cannot have its name");

    private void ImportError(string code, Identifier path, string what, string? hint = null)
    {
        MissesNames = true;
        Error(code, path.Span, $"`{Shorten(path.Text)}` {what}", hint);
    }
}
