using System.Text;

namespace Picasso.Background;

/// <summary>A class name as people read it: "MailRelay" is "mail-relay".</summary>
internal static class LoopName
{
    public static string Of(Type type)
    {
        var name = new StringBuilder();
        foreach (var letter in type.Name.Split('`')[0])
        {
            if (char.IsUpper(letter) && name.Length > 0)
                name.Append('-');
            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
