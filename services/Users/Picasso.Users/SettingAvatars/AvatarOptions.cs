using Picasso.OptionsValidation;

namespace Picasso.Users.SettingAvatars;

/// <summary>Limits of profile pictures; configuration section <c>Picasso:Users:Avatars</c>.</summary>
internal sealed class AvatarOptions : IValidatedOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Picasso:Users:Avatars";

    /// <summary>Maximum pixels (width × height).</summary>
    public long MaxPixels { get; set; } = 25_000_000;

    /// <summary>Maximum number of profile pictures of one user in the window.</summary>
    public int PerPerson { get; set; } = 20;

    /// <summary>The same from one address, for any users.</summary>
    public int PerSource { get; set; } = 100;

    /// <summary>How long both count.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(MaxPixels)
        .Positive(PerPerson).Positive(PerSource).Positive(Window);
}
