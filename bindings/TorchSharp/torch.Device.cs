using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A kind of device and, for CUDA, which one (-1: the current one).</summary>
    public sealed class Device
    {
        /// <summary>Reads <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
        /// <exception cref="ArgumentException">The text names no device.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            if (parts.Length > 2
                || !Enum.TryParse<DeviceType>(parts[0], ignoreCase: true, out var parsed)
                || (parts.Length == 2 && !int.TryParse(parts[1], CultureInfo.InvariantCulture, out _)))
                throw new ArgumentException(
                    $"'{description}' is no device; write cpu, cuda or cuda:0", nameof(description));
            type = parsed;
            index = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : -1;
        }

        /// <summary>A device of the given kind.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>The kind of device.</summary>
        public DeviceType type { get; }

        /// <summary>Which device of its kind; -1 is the current one.</summary>
        public int index { get; }

        internal long Packed => (uint)type | ((long)index << 32);

        /// <inheritdoc/>
        public override string ToString()
        {
            var name = type switch { DeviceType.CPU => "cpu", DeviceType.META => "meta", _ => "cuda" };
            return type == DeviceType.CPU || index < 0 ? name : $"{name}:{index}";
        }

        /// <summary>Reads a description, as the constructor does.</summary>
        public static implicit operator Device(string description) => new(description);
    }

    /// <summary>The CPU.</summary>
    public static Device CPU { get; } = new(DeviceType.CPU);

    /// <summary>The current CUDA device.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA);

    /// <summary>A device from its description: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>.</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device of the given kind.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);
}
