using System.Text;

namespace Picasso.Users.Naming;

/// <summary>Names that would impersonate operators, or that pages use for closed accounts. Pure.</summary>
internal static class ReservedNames
{
    // Rejected wherever it occurs.
    private static readonly string s_brand = NameSkeleton.Of("picasso");

    // Rejected as a word of a name.
    private static readonly HashSet<string> s_words = Skeletons(
        "support operator operators admin admins administrator administrators administration moderator moderators official officially sysadmin "
        + "webmaster postmaster hostmaster helpdesk helpline customersupport customerservice noreply");

    // Rejected when a name consists of it alone.
    private static readonly HashSet<string> s_alone = Skeletons(
        "help team staff system root security service services info billing payment payments payout payouts refund refunds account accounts sales "
        + "legal abuse mail mailer news notary registry market marketplace customer care desk contact feedback trust safety compliance copyright "
        + "the and of our your anonymous unknown deleted former member user guest nobody everyone null undefined");

    /// <summary>Whether the name is reserved.</summary>
    public static bool Contain(string name)
    {
        var whole = NameSkeleton.Of(name);
        return whole.Contains(s_brand, StringComparison.Ordinal) || Words(name).Any(s_words.Contains) || IsMadeOfReserved(whole);
    }

    private static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (Scripts.IsLetter(rune) || NameText.IsMark(rune) || Rune.IsDigit(rune) || LookAlikes.Find(rune.Value) is not null)
                word.Append(rune);
            else if (Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune))
            {
                yield return NameSkeleton.Of(word.ToString());
                word.Clear();
            }
        }

        yield return NameSkeleton.Of(word.ToString());
    }

    // Blanks are ignored, so that "S u p p o r t" and "HelpTeam" are also detected.
    private static bool IsMadeOfReserved(string skeleton)
    {
        var reachable = new bool[skeleton.Length + 1];
        reachable[0] = true;
        for (var start = 0; start < skeleton.Length; start++)
        {
            for (var end = start + 1; reachable[start] && end <= skeleton.Length; end++)
                reachable[end] |= s_words.Contains(skeleton[start..end]) || s_alone.Contains(skeleton[start..end]);
        }

        return skeleton.Length > 0 && reachable[^1];
    }

    private static HashSet<string> Skeletons(string words) => [.. words.Split(' ').Select(NameSkeleton.Of)];
}
