namespace SyCam.Eval.Exporting;

/// <summary>One row of the table <see cref="ExportLanguages"/>: something that an expression can be written as.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Ending">The ending of its files with the dot; several rows may share one, the first is meant.</param>
/// <param name="Summary">One sentence for people.</param>
/// <param name="TakesSelfTest">True when the file can check itself.</param>
/// <param name="Write">Writes the file; throws <see cref="InputException"/> where the expression does not fit.</param>
public sealed record ExportLanguage(
    string Name, string Ending, string Summary, bool TakesSelfTest, Func<ExportRequest, string> Write)
{
    /// <summary>What a file of this expression lacks that others have, as a sentence; null when nothing.</summary>
    public Func<ExportRequest, string?> Missing { get; init; } = _ => null;
}
