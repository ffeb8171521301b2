using SyCam.Eval.Exporting;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Tests.Exporting;

public sealed class CSharpInstructionsTests
{
    [Fact]
    public void Every_row_of_the_operator_table_can_be_written_as_CSharp() =>
        Assert.All(Operators.All, row => Assert.True(CSharpInstructions.Covers(row), $"{row} has no C# form"));
}
