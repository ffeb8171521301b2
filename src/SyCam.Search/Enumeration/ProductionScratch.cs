using SyCam.Search.Probing;

namespace SyCam.Search.Enumeration;

/// <summary>Room for the evaluation of a production by one thread.</summary>
/// <param name="Results">The values of each step; those of inputs and numbers are there from the start.</param>
/// <param name="Operands">Each step's operands, filled anew each time.</param>
internal sealed record ProductionScratch(ProbeValues[] Results, ProbeValues[][] Operands);
