using SyCam.Grammar.Syntax;

namespace SyCam.Grammar.Text;

/// <summary>The diagnostics of units.</summary>
internal sealed partial class DiagnosticBag
{
    /// <summary>A unit that is no product of powers of base units.</summary>
    public void ReportUnit(Identifier unit, int limit) =>
        Error("SY0052", unit.Span, $"`{Shorten(unit.Text)}` is no unit",
            $"a unit is 1, or names with whole exponents up to {limit} and `*` or `/` between, such as 1/a^2");

    /// <summary>A condition that needs the unit of an input without one.</summary>
    public void ReportNoUnit(SourceSpan span, string input) =>
        Error("SY0056", span, $"a condition on units needs those of all inputs, but `{Shorten(input)}` has none",
            $"write its unit where `{Shorten(input)}` is declared, such as `unit a`, or `unit 1` for a number");

    /// <summary>A condition on an alternative that has not two operands.</summary>
    public void ReportConditionForm(SourceSpan span) =>
        Error("SY0057", span, "a condition on units needs an alternative of two operands, such as `x + y`");

    /// <summary>A sum of different units.</summary>
    public void ReportMixedSum(SourceSpan span, string left, string right) =>
        Warning("SY0058", span, $"this adds values of different units: {left} and {right}");
}
