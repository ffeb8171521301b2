using SyCam.Search.Proving;

namespace SyCam.Search.Rules;

/// <summary>How often a form of proof gave an answer, and how long it took.</summary>
/// <param name="Status">The answer.</param>
/// <param name="Method">The form of proof.</param>
/// <param name="Count">How often.</param>
/// <param name="Median">The median time.</param>
/// <param name="Slowest">The time that 99 of 100 do not exceed.</param>
public sealed record MethodTime(ProofStatus Status, string Method, int Count, TimeSpan Median, TimeSpan Slowest)
{
    /// <summary>The answers by status and method, in a fixed order.</summary>
    public static IReadOnlyList<MethodTime> Of(IEnumerable<ProofAnswer> answers) =>
    [
        .. answers.GroupBy(answer => (answer.Status, answer.Method))
            .OrderBy(group => group.Key.Status).ThenBy(group => group.Key.Method, StringComparer.Ordinal)
            .Select(group =>
            {
                var times = group.Select(answer => answer.Elapsed).Order().ToList();
                return new MethodTime(
                    group.Key.Status, group.Key.Method, times.Count, times[times.Count / 2],
                    times[(int)Math.Ceiling(0.99 * times.Count) - 1]);
            }),
    ];
}
