using System.CommandLine;
using SyCam.Cli.Diagnosis;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam doctor</c>: what is installed, and what is slow or missing.</summary>
internal sealed class DoctorCommand(Terminal terminal)
{
    private readonly Option<bool> _json = new("--json") { Description = "as JSON" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("doctor", "Check the machine and the libraries, and say what is slow or missing.") { _json };
        command.SetAction(parsed => Run(parsed.GetValue(_json)));
        return command;
    }

    private int Run(bool json)
    {
        IReadOnlyList<Finding> findings = [.. MachineCheckup.Look(), .. LibraryCheckup.Look()];
        if (json) terminal.Print(Json(findings));
        else foreach (var finding in findings) terminal.Print(finding.ToString());
        return findings.Any(finding => finding.Severity == FindingSeverity.Broken) ? ExitCodes.Failure : ExitCodes.Ok;
    }

    private static string Json(IReadOnlyList<Finding> findings) => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("name", finding.Name);
            json.WriteString("status", finding.Severity switch
            {
                FindingSeverity.Fine => "fine",
                FindingSeverity.Warning => "warning",
                _ => "broken",
            });
            json.WriteString("text", finding.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
