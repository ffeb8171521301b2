using System.Globalization;

namespace SyCam.Eval.Exporting;

/// <summary>Writes the method <c>SelfTest</c> of an exported C# file, and a <c>Main</c> that says what it finds.</summary>
internal static class CSharpSelfTest
{
    private const int NumbersOnALine = 8;

    /// <summary>The methods, after an empty line.</summary>
    public static string Write(ExportRequest request, bool isSized)
    {
        var data = SelfTestData.Of(request);
        var arguments = data.Inputs.Select(Sample).ToList();
        if (isSized) arguments.Add($"{SelfTestData.Height}, {SelfTestData.Width}");
        return Template.Fill(Text, new Dictionary<string, string>
        {
            ["arguments"] = string.Join(",\n            ", arguments),
            ["tolerance"] = SelfTestData.Tolerance,
            ["expected"] = string.Join(",\n            ", data.Expected.Select(Number).Chunk(NumbersOnALine)
                .Select(line => string.Join(", ", line))),
        });
    }

    private static string Sample(SelfTestInput input) => string.Create(
        CultureInfo.InvariantCulture,
        $"Sample({input.Salt}, {(input.IsNonNegative ? "true" : "false")}, {string.Join(", ", input.Shape)})");

    private static string Number(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsInfinity(value) ? (value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity")
        : value.ToString("R", CultureInfo.InvariantCulture) + "f";

    private const string Text = """

            /// <summary>Computes the map of stored inputs and compares it with what SyCam makes of them.</summary>
            /// <returns>"OK", or what differs and by how much.</returns>
            public static string SelfTest()
            {
                float[] expected =
                {
                    @expected@,
                };
                using var scope = NewDisposeScope();
                var actual = Map(
                    @arguments@).cpu().contiguous().data<float>().ToArray();
                if (actual.Length != expected.Length)
                    return "FAILED: the map has " + actual.Length + " values and not " + expected.Length;
                var (greatest, difference) = (1f, 0f);
                for (var i = 0; i < expected.Length; i++)
                {
                    if (float.IsNaN(expected[i]) ? float.IsNaN(actual[i]) : expected[i] == actual[i]) continue;
                    var distance = Math.Abs(expected[i] - actual[i]);
                    difference = Math.Max(difference, float.IsNaN(distance) ? float.PositiveInfinity : distance);
                }

                foreach (var value in expected)
                    if (!float.IsNaN(value) && !float.IsInfinity(value)) greatest = Math.Max(greatest, Math.Abs(value));
                return difference <= @tolerance@ * greatest ? "OK"
                    : "FAILED: the largest difference from the stored map is "
                        + difference.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            /// <summary>Prints what <see cref="SelfTest"/> finds; leave it out where the file joins a program.</summary>
            /// <returns>0 when the file computes what SyCam does, otherwise 1.</returns>
            public static int Main()
            {
                var result = SelfTest();
                Console.WriteLine(result);
                return result == "OK" ? 0 : 1;
            }

            // Values in [-1,1] that follow from their places.
            private static Tensor Sample(long salt, bool isNonNegative, params long[] shape)
            {
                var values = new float[shape[0] * shape[1] * shape[2] * shape[3]];
                for (var i = 0; i < values.Length; i++)
                {
                    var value = ((i * 37L + salt * 101L) % 199 - 99) / 99f;
                    values[i] = isNonNegative ? Math.Max(value, 0) : value;
                }

                return tensor(values, shape);
            }

        """;
}
