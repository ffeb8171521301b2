using System.Globalization;
using System.Text.Json;

namespace SyCam.Eval.Models;

/// <summary>Reads the members of one JSON object; a mistake is reported with the file, the place and the fix.</summary>
internal sealed class JsonFields(JsonElement owner, string file, string place)
{
    /// <summary>The exception for a mistake in this object.</summary>
    internal InputException Bad(string what) => new($"'{file}': {place}{what}");

    /// <summary>Refuses members of other names: a misspelt key must not silently mean the default.</summary>
    internal void AllowOnly(IReadOnlyList<string> keys)
    {
        foreach (var property in owner.EnumerateObject())
            if (!keys.Contains(property.Name))
                throw Bad($"unknown key \"{property.Name}\".{Suggestion.Ask(property.Name, keys)} " +
                    $"Known: {string.Join(", ", keys)}");
    }

    /// <summary>Refuses a member that is nearly called like a known one that is absent; others are left alone.</summary>
    internal void RefuseMisspelt(IReadOnlyList<string> keys)
    {
        var absent = keys.Where(key => Find(key) is null).ToList();
        foreach (var property in owner.EnumerateObject().Where(property => !keys.Contains(property.Name)))
            if (Suggestion.Misspelt(property.Name, absent) is { } meant)
                throw Bad($"unknown key \"{property.Name}\". Did you mean \"{meant}\"? Known: {string.Join(", ", keys)}");
    }

    /// <summary>The member, or null when it is absent or null.</summary>
    internal JsonElement? Find(string key) =>
        owner.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    internal string? Text(string key)
    {
        if (Find(key) is not { } value) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Bad($"\"{key}\" must be a text");
    }

    internal bool Flag(string key, bool absent)
    {
        if (Find(key) is not { } value) return absent;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Bad($"\"{key}\" must be true or false");
    }

    /// <summary>A whole number in a range; <paramref name="absent"/> (null: an error) when it is not there.</summary>
    internal int Whole(string key, int minimum, int maximum, int? absent = null)
    {
        if (Find(key) is not { } value) return absent ?? throw Bad($"\"{key}\" is missing");
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            && number >= minimum && number <= maximum) return number;
        throw Bad($"\"{key}\" must be a whole number from {minimum} to {maximum}");
    }

    internal double Real(string key, double minimum, double maximum, double absent)
    {
        if (Find(key) is not { } value) return absent;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            && number >= minimum && number <= maximum) return number;
        throw Bad($"\"{key}\" must be a number from {minimum.ToString(CultureInfo.InvariantCulture)} to " +
            maximum.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A list of exactly that many numbers, or null when it is absent.</summary>
    internal IReadOnlyList<double>? Reals(string key, int count)
    {
        if (Find(key) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == count
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number
                && item.TryGetDouble(out var number) && double.IsFinite(number)))
            return [.. value.EnumerateArray().Select(item => item.GetDouble())];
        throw Bad($"\"{key}\" must be a list of {count} numbers");
    }
}
