namespace Picasso.OptionsValidation.Naming;

/// <summary>Names of settings: all that Picasso defines are in one root section (docs/decisions/0049).</summary>
public static class SettingNames
{
    /// <summary>The root section.</summary>
    public const string Root = "Picasso";

    /// <summary>Sections of the root that were beside it in earlier versions; their settings are still read there.</summary>
    public static IReadOnlyList<string> FormerSections { get; } = ["ConnectionPasswords", "Mail", "Payments", "Telemetry", "Users", "Web"];
}
