using System.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Rules;

/// <summary>Writes files of rules.</summary>
public static class RuleFile
{
    /// <summary>The text of a file, laid out as the formatter does.</summary>
    public static string Write(IEnumerable<TermRule> rules)
    {
        var text = new StringBuilder()
            .Append("// Rules of the term algebra that do not follow from its normal forms, nor from one another.\n")
            .Append("// Written by `./sycam rules learn`; `./sycam rules check` proves and tests each of them again.\n")
            .Append("syntax 1\n\nrules {\n");
        foreach (var rule in rules)
        {
            text.Append("  ").Append(rule.Name).Append(" : ").Append(rule.Statement);
            if (rule.Status is not null) text.Append("\n    ").Append(rule.Status);
            text.Append('\n');
        }

        return text.Append("}\n").ToString();
    }
}
