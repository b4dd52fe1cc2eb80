using Picasso.Kernel;

namespace Picasso.Pictures.Describing;

/// <summary>The rules of an owner's note: plain text of several lines, stored like a description.</summary>
public static class NoteRules
{
    /// <summary>Longest note, in Unicode code points.</summary>
    public const int MaxNote = 1000;

    private static readonly TextRule s_note = new(MaxNote) { HasLines = true, MayBeBlank = true };

    /// <summary>Converts a typed note to its stored form.</summary>
    /// <param name="typed">The typed note; empty for none.</param>
    /// <param name="normalised">The stored form; empty when rejected.</param>
    /// <returns>The error; null when there is none.</returns>
    public static DomainError? Normalise(string typed, out string normalised) => s_note.Apply(typed, out normalised) is null
        ? null
        : DomainError.Invalid("note_invalid", $"A note is plain text of at most {MaxNote} characters.", "note");
}
