using Sprache;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>Reads a grammar file into its syntax tree, block by block and statement by statement.</summary>
internal sealed class FileParser
{
    private static readonly string[] Blocks =
        ["inputs", "targets", "facts", "grammar", "constrain", "baselines", "expect", "rules"];

    private static readonly string[] Words = [.. Blocks, "syntax", "import"];

    private readonly DiagnosticBag _diagnostics;
    private readonly ScannedText _text;
    private readonly StatementReader _reader;
    private readonly HashSet<string> _seen = [];
    private readonly List<ImportSyntax> _imports = [];
    private readonly List<InputSyntax> _inputs = [];
    private readonly List<TargetSyntax> _targets = [];
    private readonly List<FactSyntax> _facts = [];
    private readonly List<BaselineSyntax> _baselines = [];
    private readonly List<ExpectationSyntax> _expectations = [];
    private readonly List<TermRuleSyntax> _rules = [];
    private readonly List<(Identifier Name, BlockKind Kind)> _broken = [];
    private GrammarBlockSyntax? _grammar;
    private ConstrainBlockSyntax? _constrain;

    private FileParser(SourceText source, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _text = Scanner.Scan(source, diagnostics);
        _reader = new StatementReader(_text, diagnostics);
    }

    /// <summary>The tree of all that could be read; every mistake is reported.</summary>
    /// <param name="source">The text.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <param name="broken">The names whose declarations could not be read: using them is no further mistake.</param>
    public static GrammarFileSyntax Parse(
        SourceText source, DiagnosticBag diagnostics, out IReadOnlyList<(Identifier Name, BlockKind Kind)> broken)
    {
        var parser = new FileParser(source, diagnostics);
        parser.ReadFile();
        broken = parser._broken;
        return new GrammarFileSyntax
        {
            Imports = parser._imports,
            Inputs = parser._inputs,
            Targets = parser._targets,
            Facts = parser._facts,
            Grammar = parser._grammar,
            Constrain = parser._constrain,
            Baselines = parser._baselines,
            Expectations = parser._expectations,
            TermRules = parser._rules,
        };
    }

    private void ReadFile()
    {
        if (!_text.Is(0, "syntax")) _diagnostics.ReportNoVersion();
        for (var i = 0; i < _text.Tokens.Count;)
        {
            if (_text.Is(i, TokenKind.Word) && Blocks.Contains(_text.TextOf(i))) i = ReadBlock(i);
            else if (_text.Is(i, "syntax")) i = ReadVersion(i);
            else if (_text.Is(i, "import")) i = ReadImport(i);
            else
            {
                _diagnostics.ReportUnknownBlock(_text.SpanOf(i), _text.TextOf(i), Words);
                i = SkipUnknown(i);
            }
        }
    }

    private int ReadVersion(int word)
    {
        var end = SkipLine(word);
        var version = _reader.Read(StatementParsers.Version, word, end, 0);
        if (version is not null && version.Text != "1") _diagnostics.ReportUnknownVersion(version);
        if (!_seen.Add("syntax")) _diagnostics.ReportRepeatedBlock(_text.SpanOf(word), "syntax");
        return end;
    }

    private int ReadImport(int word)
    {
        var end = SkipLine(word);
        Keep(_imports, StatementParsers.Import, word, end);
        return end;
    }

    private int ReadBlock(int word)
    {
        var name = _text.TextOf(word);
        var open = word + 1;
        while (open < _text.Tokens.Count && !_text.Is(open, "{") && !BeginsBlock(open)) open++;
        if (!_seen.Add(name)) _diagnostics.ReportRepeatedBlock(_text.SpanOf(word), name);
        var kind = Enum.Parse<BlockKind>(name, ignoreCase: true);
        ReadHead(kind, word, Math.Min(open + (_text.Is(open, "{") ? 1 : 0), _text.Tokens.Count));
        if (!_text.Is(open, "{")) return open;

        var close = FindClose(open);
        if (!_text.Is(close, "}")) _diagnostics.ReportOpenBlock(_text.SpanOf(word), name);
        ReadBody(kind, open + 1, close);
        return _text.Is(close, "}") ? close + 1 : close;
    }

    private void ReadHead(BlockKind kind, int word, int end)
    {
        if (kind == BlockKind.Grammar)
        {
            var head = _reader.Read(StatementParsers.GrammarHead, word, end, 0);
            _grammar ??= head;
        }
        else if (kind == BlockKind.Constrain)
        {
            var name = _reader.Read(StatementParsers.ConstrainHead, word, end, 0);
            _constrain ??= name is null ? null : new ConstrainBlockSyntax(name, []);
        }
        else _reader.Read(StatementParsers.PlainHead, word, end, 0);
    }

    private void ReadBody(BlockKind kind, int first, int end)
    {
        var splitter = new StatementSplitter(_text, kind);
        var rules = new List<RuleSyntax>();
        var constraints = new List<ConstraintSyntax>();
        foreach (var (begin, stop) in splitter.Split(first, end))
        {
            var isRead = kind switch
            {
                BlockKind.Inputs => Keep(_inputs, StatementParsers.Input, begin, stop),
                BlockKind.Targets => Keep(_targets, StatementParsers.NamedTarget, begin, stop),
                BlockKind.Facts => Keep(_facts, StatementParsers.Fact, begin, stop),
                BlockKind.Baselines => ReadBaselines(begin, stop),
                BlockKind.Constrain => Keep(constraints, ConstraintParsers.Constraint, begin, stop),
                BlockKind.Expect => Keep(_expectations, ConstraintParsers.Expectation, begin, stop),
                BlockKind.Rules => Keep(_rules, RuleParsers.Rule, begin, stop),
                _ => ReadRule(splitter, rules, begin, stop),
            };
            if (!isRead && kind is (BlockKind.Inputs or BlockKind.Targets or BlockKind.Baselines or BlockKind.Grammar))
                _broken.Add((new Identifier(_text.TextOf(begin), _text.SpanOf(begin)), kind));
        }

        if (kind == BlockKind.Grammar && _grammar is { Rules.Count: 0 }) _grammar = _grammar with { Rules = rules };
        if (kind == BlockKind.Constrain && _constrain is { Constraints.Count: 0 })
            _constrain = _constrain with { Constraints = constraints };
    }

    private bool Keep<T>(List<T> list, Parser<T> parser, int first, int end)
        where T : class
    {
        var item = _reader.Read(parser, first, end, 0);
        if (item is not null) list.Add(item);
        return item is not null;
    }

    private bool ReadBaselines(int first, int end)
    {
        var all = _reader.Read(StatementParsers.Baselines, first, end, 0);
        if (all is not null) _baselines.AddRange(all);
        return all is not null;
    }

    private bool ReadRule(StatementSplitter splitter, List<RuleSyntax> rules, int first, int end)
    {
        var equal = first;
        while (equal < end && !_text.Is(equal, "=") && !_text.Is(equal, "|=")) equal++;
        var isDrop = _text.Is(first, "drop") && _text.Is(first + 1, TokenKind.Word);
        var head = isDrop ? StatementParsers.DropHead : StatementParsers.RuleHead;
        var rule = _reader.Read(head, first, Math.Min(equal + 1, end), 0);
        var parser = isDrop ? StatementParsers.DroppedAlternative : StatementParsers.Alternative;
        var alternatives = new List<AlternativeSyntax>();
        foreach (var (begin, stop) in equal < end ? splitter.SplitAtBars(equal + 1, end) : [])
        {
            var place = _text.Tokens[begin - 1].End;
            if (_reader.Read(parser, begin, stop, place) is { } alternative)
                alternatives.Add(alternative);
        }

        if (rule is not null) rules.Add(rule with { Alternatives = alternatives });
        return rule is not null;
    }

    // A head on its own line inside a block means that the block was not closed.
    private bool BeginsBlock(int token)
    {
        if (!_text.Is(token, TokenKind.Word) || !_text.Tokens[token].IsFirstOnLine) return false;
        var word = _text.TextOf(token);
        if (word is "grammar" or "constrain") return _text.Is(token + 1, TokenKind.Word);
        return Blocks.Contains(word) && _text.Is(token + 1, "{");
    }

    private int FindClose(int open)
    {
        var depth = 0;
        for (var i = open; i < _text.Tokens.Count; i++)
        {
            if (_text.Is(i, "{")) depth++;
            else if (_text.Is(i, "}") && --depth == 0) return i;
            else if (BeginsBlock(i)) return i;
        }

        return _text.Tokens.Count;
    }

    private int SkipLine(int token)
    {
        do token++;
        while (token < _text.Tokens.Count && !_text.Tokens[token].IsFirstOnLine);
        return token;
    }

    private int SkipUnknown(int token)
    {
        for (var i = token + 1; i < _text.Tokens.Count; i++)
        {
            if (BeginsBlock(i) || _text.Is(i, "import") || _text.Is(i, "syntax")) return i;
            if (_text.Is(i, "{")) return Math.Min(FindClose(i) + 1, _text.Tokens.Count);
        }

        return _text.Tokens.Count;
    }
}
