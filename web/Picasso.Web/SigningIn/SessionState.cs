using Picasso.Contracts.Users;

namespace Picasso.Web.SigningIn;

/// <summary>A session as the web knows it: its tokens, and what pages show of its holder.</summary>
internal sealed record SessionState(SessionTokens Tokens, SessionPerson Person)
{
    public static SessionState Of(Session session) => new(SessionTokens.Of(session), SessionPerson.Of(session));
}
