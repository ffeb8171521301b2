using Sprache;

namespace SyCam.Grammar.Syntax;

/// <summary>
/// Choice and repetition that never go back over a token: a part that began and then failed is the error to report.
/// Sprache's own Or, Many and Optional go back, which hides the place of a mistake, and its XMany parses twice, which
/// takes time exponential in the nesting.
/// </summary>
internal static class Committed
{
    /// <summary>The first of the parsers that begins here.</summary>
    public static Parser<T> OneOf<T>(params IReadOnlyList<Parser<T>> parsers) => input =>
    {
        IEnumerable<string> expected = [];
        foreach (var parser in parsers)
        {
            var result = parser(input);
            if (result.WasSuccessful || Began(result, input)) return result;
            expected = expected.Concat(result.Expectations);
        }

        return Result.Failure<T>(input, "", expected);
    };

    /// <summary>As many of the parser as begin here, also none.</summary>
    public static Parser<IReadOnlyList<T>> Many<T>(Parser<T> parser) => input =>
    {
        var items = new List<T>();
        for (var rest = input; ;)
        {
            var result = parser(rest);
            if (!result.WasSuccessful)
            {
                return Began(result, rest)
                    ? Result.Failure<IReadOnlyList<T>>(result.Remainder, result.Message, result.Expectations)
                    : Result.Success<IReadOnlyList<T>>(items, rest);
            }

            items.Add(result.Value);
            rest = result.Remainder;
        }
    };

    /// <summary>The parser if it begins here, or null.</summary>
    public static Parser<T?> Maybe<T>(Parser<T> parser)
        where T : class => input =>
    {
        var result = parser(input);
        if (result.WasSuccessful) return Result.Success<T?>(result.Value, result.Remainder);
        return Began(result, input)
            ? Result.Failure<T?>(result.Remainder, result.Message, result.Expectations)
            : Result.Success<T?>(null, input);
    };

    private static bool Began<T>(IResult<T> result, IInput input) => result.Remainder.Position > input.Position;
}
