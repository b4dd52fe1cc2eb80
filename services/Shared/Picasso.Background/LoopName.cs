using System.Text;

namespace Picasso.Background;

/// <summary>A class name in kebab case: "MailRelay" is "mail-relay".</summary>
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
