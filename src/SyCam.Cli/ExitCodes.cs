using SyCam.Cli.Experiments;
using SyCam.Search.Synthesis;

namespace SyCam.Cli;

/// <summary>What the process says to its caller.</summary>
internal static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>The tool failed, or was cancelled.</summary>
    public const int Failure = 1;

    /// <summary>The input has a mistake that the message names.</summary>
    public const int UserError = 2;

    /// <summary>What a run says: that it went well only when it found something, was not cancelled and wrote it all.
    /// </summary>
    public static int Of(SynthesisReport report) =>
        RunVerdict.Failure(report) is not null || report.StopReason is StopReason.Cancelled or StopReason.WriteFailed
            ? Failure
            : Ok;
}
