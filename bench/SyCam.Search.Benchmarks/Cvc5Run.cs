using System.Diagnostics;
using System.Globalization;

namespace SyCam.Search.Benchmarks;

/// <summary>What cvc5's fast enumerator took to list the functions of a grammar.</summary>
/// <param name="Functions">How many it listed.</param>
/// <param name="Wall">Seconds on the clock.</param>
/// <param name="Processor">Seconds of processor time.</param>
internal sealed record Cvc5Run(long Functions, double Wall, double Processor)
{
    /// <summary>Runs <c>cvc5</c>, which must be on the path (Debian's package of that name).</summary>
    /// <param name="grammar">The grammar in SyGuS-IF.</param>
    /// <param name="operators">The greatest number of operators.</param>
    public static Cvc5Run Of(string grammar, int operators)
    {
        var file = Path.Combine(Path.GetTempPath(), $"sycam-{Environment.ProcessId}.sy");
        File.WriteAllText(file, grammar);
        try
        {
            var start = new ProcessStartInfo("cvc5") { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] options =
            [
                "--sygus-enum=fast", "--sygus-stream",
                string.Create(CultureInfo.InvariantCulture, $"--sygus-abort-size={operators}"), file,
            ];
            foreach (var option in options) start.ArgumentList.Add(option);
            var before = ChildTime.Spent;
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start) ?? throw new InvalidOperationException("cvc5 did not start");
            var functions = 0L;
            while (process.StandardOutput.ReadLine() is { } line)
                if (line.StartsWith("(define-fun", StringComparison.Ordinal)) functions++;
            process.WaitForExit();
            return new Cvc5Run(functions, watch.Elapsed.TotalSeconds, (ChildTime.Spent - before).TotalSeconds);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
