namespace SyCam.Eval.Exits;

/// <summary>What an epoch of training came to.</summary>
/// <param name="IsAttention">False while the exits are trained, then true.</param>
/// <param name="Number">The epoch, from 1 on.</param>
/// <param name="Of">The number of epochs.</param>
/// <param name="Loss">The mean loss over the images, while the weights moved.</param>
public sealed record ExitEpoch(bool IsAttention, int Number, int Of, double Loss);
