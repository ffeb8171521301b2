using SyCam.Cli.Attacking;

namespace SyCam.Cli.Tests.Attacking;

public sealed class PixelAmountTests
{
    [Theory]
    [InlineData("8/255", 8 / 255.0)]
    [InlineData("0.03", 0.03)]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("0.5/2", 0.25)]
    [InlineData("255/255", 1)]
    public void Numbers_and_fractions_are_read(string text, double amount) =>
        Assert.Equal(amount, PixelAmount.Parse(text)!.Value, 1e-12);

    [Theory]
    [InlineData("")]
    [InlineData("8/")]
    [InlineData("/255")]
    [InlineData("8/0")]
    [InlineData("8/255/2")]
    [InlineData("256/255")]
    [InlineData("8")]
    [InlineData("-1/255")]
    [InlineData("NaN")]
    [InlineData("1e-2")]
    [InlineData("0,5")]
    public void Everything_else_is_refused(string text) => Assert.Null(PixelAmount.Parse(text));

    [Theory]
    [InlineData(8 / 255.0, "8/255")]
    [InlineData(0.02, "5.1/255")]
    [InlineData(0, "0/255")]
    public void Amounts_are_shown_in_255ths(double amount, string text) => Assert.Equal(text, PixelAmount.ToText(amount));
}
