using SyCam.Grammar.Syntax;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Tests.Targets;

public sealed class TargetReaderTests
{
    [Theory]
    [InlineData("y", "y")]
    [InlineData("logit", "y")]
    [InlineData("softmax", "p")]
    [InlineData(" rest ", "rest")]
    [InlineData("y + ln(p)", "y + ln(p)")]
    [InlineData("logit(281)", "logit(281)")]
    [InlineData("prob( 3 )", "prob(3)")]
    [InlineData("y - 0.6 * ranked(2)", "y - 3/5 * ranked(2)")]
    [InlineData("y-(lse-max_other)", "y - (lse - max_other)")]
    [InlineData("-y", "-y")]
    [InlineData("-1 * y", "-y")]
    [InlineData("(-y) * p", "-y * p")]
    [InlineData("y * -2", "-2 * y")]
    [InlineData("y / 2 * 3", "3/2 * y")]
    [InlineData("2 / y", "2 / y")]
    [InlineData("2 * (1 / y)", "2 / y")]
    [InlineData("-(y / (2 * p))", "-1/2 * y / p")]
    [InlineData("y / (p * p)", "y / (p * p)")]
    [InlineData("1 + 2 * 3 + y", "7 + y")]
    [InlineData("y + 1 - 2", "y + 1 - 2")]
    [InlineData("relu(y - mean_other) - exp(p)", "relu(y - mean_other) - exp(p)")]
    [InlineData("1 * y", "y")]
    [InlineData("finer(0)", "y")]
    [InlineData("finer(0, logit(3), logit(7))", "y")]
    [InlineData("finer_mean(0)", "y")]
    [InlineData("finer(1, 1)", "y - similar(1)")]
    [InlineData("finer(0.5, max_other)", "y - 1/2 * max_other")]
    [InlineData("finer_mean(1, logit(3))", "y - logit(3)")]
    [InlineData("finer_mean", "y - 1/5 * (similar(1) + similar(2) + similar(3))")]
    [InlineData("finer_mean(1, 2)", "y - 1/2 * (similar(1) + similar(2))")]
    [InlineData("finer(-1, logit(3))", "y + logit(3)")]
    [InlineData(
        "finer(3/5, ranked(2), logit(7))",
        "y - 3/5 * (ranked(2) + exp(logit(7) - ranked(2)) * logit(7)) / (1 + exp(logit(7) - ranked(2)))")]
    [InlineData(
        "finer",
        "y - (similar(1) + exp(similar(2) - similar(1)) * similar(2) + exp(similar(3) - similar(1)) * similar(3))"
        + " / (1 + exp(similar(2) - similar(1)) + exp(similar(3) - similar(1)))")]
    [InlineData("2 * finer_mean(1, 1) - p", "2 * (y - similar(1)) - p")]
    public void A_target_has_one_text(string text, string expected)
    {
        var reading = TargetReader.Read(text);

        Assert.Equal("", reading.Report());
        Assert.Equal(expected, reading.Target!.ToString());
        Assert.Equal(reading.Target, TargetReader.Read(expected).Target);
    }

    [Fact]
    public void The_text_of_any_target_reads_back_as_an_equal_one()
    {
        var random = new Random(11);
        for (var i = 0; i < 3000; i++)
        {
            var text = RandomText(random, depth: 4);
            var reading = TargetReader.Read(text);
            if (reading.Target is not { } target) continue;
            var again = TargetReader.Read(target.ToString());
            Assert.True(target.Equals(again.Target), $"{text} is printed {target}, which reads as {again.Target}");
            Assert.Equal(target.GetHashCode(), again.Target!.GetHashCode());
        }
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("2 * y - logit(3) / 4 + mean_other + exp(1)", true)]
    [InlineData("y * y", false)]
    [InlineData("y / logit(1)", false)]
    [InlineData("p", false)]
    [InlineData("rest", false)]
    [InlineData("ranked(1)", false)]
    [InlineData("similar(1)", false)]
    [InlineData("finer_mean(1, logit(3), logit(2))", true)]
    [InlineData("finer(1, logit(3), logit(2))", false)]
    [InlineData("relu(y)", false)]
    public void Linear_targets_are_known_as_such(string text, bool expected) =>
        Assert.Equal(expected, TargetReader.Read(text).Target!.IsAffine);

    [Fact]
    public void Mistakes_are_reported_in_these_words()
    {
        var cases = File.ReadAllText(Path.Combine(
            SyCam.Testing.ReferenceData.RepositoryRoot, "tests", "SyCam.Grammar.Tests", "Targets", "mistakes.txt"));
        var items = cases.Split("=== ", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(items.Length >= 15);
        Assert.All(items, item =>
        {
            var end = item.IndexOf('\n');
            Assert.Equal(item[(end + 1)..].Trim('\n') + "\n", TargetReader.Read(item[..end]).Report());
        });
    }

    [Fact]
    public void A_very_long_target_is_refused_and_not_followed()
    {
        var text = string.Join(" + ", Enumerable.Repeat("y", 100_000));

        var reading = TargetReader.Read(text);

        Assert.Null(reading.Target);
        Assert.Equal(["SY0086"], reading.Diagnostics.Select(item => item.Code));
    }

    [Fact]
    public void Names_given_to_targets_stand_for_them()
    {
        var finer = TargetReader.Read("y - ranked(2)").Target!;
        var named = new Dictionary<string, TargetExpression> { ["Finer"] = finer };
        var diagnostics = new DiagnosticBag();
        var syntax = new NameSyntax(new Identifier("Finer", new SourceSpan(0, 5)));

        Assert.Same(finer, TargetReader.Read(syntax, diagnostics, named));
        Assert.Null(TargetReader.Read(new NameSyntax(new Identifier("Finr", default)), diagnostics, named));
        Assert.Equal("did you mean `Finer`?", Assert.Single(diagnostics.InOrder()).Hint);
    }

    [Fact]
    public void Every_row_reads_as_itself_by_each_of_its_words()
    {
        foreach (var row in TargetScalars.All)
        {
            var argument = row.Argument == TargetArgument.None ? "" : "(2)";
            string[] words = row.Alias is null ? [row.Word] : [row.Word, row.Alias];
            foreach (var word in words)
            {
                var expected = new TargetScalar(row, new Rational(argument.Length == 0 ? 0 : 2));
                Assert.Equal(expected, TargetReader.Read(word + argument).Target);
            }
        }
    }

    private static string RandomText(Random random, int depth)
    {
        string Next() => RandomText(random, depth - 1);
        return random.Next(depth == 0 ? 4 : 11) switch
        {
            0 => "y",
            1 => "ranked(2)",
            2 => random.Next(4).ToString(System.Globalization.CultureInfo.InvariantCulture),
            3 => "0.5",
            4 => $"{Next()} + {Next()}",
            5 => $"{Next()} - {Next()}",
            6 => $"({Next()}) * ({Next()})",
            7 => $"({Next()}) / ({Next()})",
            8 => $"-({Next()})",
            9 => $"exp({Next()})",
            _ => $"{Next()} * p",
        };
    }
}
