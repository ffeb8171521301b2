namespace TorchSharp.Modules;

/// <summary>Parameters that an optimiser changes by the same rate.</summary>
public sealed class ParamGroup : torch.optim.ILearningRateController
{
    internal ParamGroup(IEnumerable<Parameter> parameters, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = [.. parameters];
        LearningRate = InitialLearningRate = learningRate;
    }

    /// <summary>What the optimiser changes.</summary>
    public IEnumerable<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public double LearningRate { get; set; }

    /// <inheritdoc/>
    public double InitialLearningRate { get; set; }
}
