using System.Globalization;
using SyCam.Eval.Metrics;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>Values of parameters, for theories.</summary>
internal static class MetricParameters
{
    /// <summary>A few numbers that a parameter may be and that are not its default, the least costly first.</summary>
    public static IEnumerable<string> OtherNumbers(MetricParameter parameter)
    {
        var isNumber = double.TryParse(parameter.Default, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain);
        double[] numbers = isNumber ? [plain + 1, plain / 2, parameter.Least + 1] : [];
        return numbers.Append(Math.Floor((parameter.Least + parameter.Greatest) / 2))
            .Append((parameter.Least + parameter.Greatest) / 2)
            .Select(number => number.ToString("R", CultureInfo.InvariantCulture))
            .Where(number => number != parameter.Default && parameter.Read(number) is not null)
            .Distinct();
    }

    /// <summary>Every kind of value that is not the default: each word, and the ends of the numbers.</summary>
    public static IEnumerable<string> Others(MetricParameter parameter)
    {
        IEnumerable<double> ends = parameter.IsNumber ? [parameter.Greatest, parameter.Least] : [];
        return parameter.Choices.Concat(ends.Select(end => end.ToString("R", CultureInfo.InvariantCulture)))
            .Where(value => value != parameter.Default);
    }
}
