using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Picasso.Mutation;

/// <summary>Where code can be changed so that it still compiles.</summary>
internal static class Contexts
{
    /// <summary>Constants, names and patterns: nothing in them can depend on a switch.</summary>
    public static bool IsFixed(SyntaxNode node) => node is AttributeListSyntax or EnumMemberDeclarationSyntax or PatternSyntax or SwitchLabelSyntax or ParameterSyntax
            or UsingDirectiveSyntax or InterpolatedStringTextSyntax
        || node is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword)
        || node is LocalDeclarationStatementSyntax local && local.Modifiers.Any(SyntaxKind.ConstKeyword)
        || node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } };

    /// <summary>Names are expressions too; only one that is a result or a condition can be changed.</summary>
    public static bool IsName(SyntaxNode node) => node is TypeSyntax && !(node is IdentifierNameSyntax name && (IsResult(name) || IsCondition(name)));

    /// <summary>Whether an expression can become a choice of two.</summary>
    public static bool CanBeWrapped(ExpressionSyntax node) =>
        node.Parent is not (ExpressionStatementSyntax or MemberBindingExpressionSyntax or ConditionalAccessExpressionSyntax)
        && !(node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node)
        && !(node.Parent is ArgumentSyntax argument && !argument.RefKindKeyword.IsKind(SyntaxKind.None))
        && !node.DescendantNodesAndSelf().Any(inner => inner is MemberBindingExpressionSyntax && !IsWithin(inner, node))
        && !(node is LiteralExpressionSyntax && node.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression });

    /// <summary>Whether it declares a variable that the code around it may use: a copy would declare it twice, its opposite would leave it unassigned.</summary>
    public static bool Declares(ExpressionSyntax node) =>
        node.DescendantNodesAndSelf(inner => inner is not (LambdaExpressionSyntax or SwitchExpressionArmSyntax))
            .Any(inner => inner is DeclarationExpressionSyntax or VariableDesignationSyntax);

    /// <summary>Whether a branch depends on it.</summary>
    public static bool IsCondition(ExpressionSyntax node) => node.Parent switch
    {
        IfStatementSyntax branch => branch.Condition == node,
        WhileStatementSyntax loop => loop.Condition == node,
        WhenClauseSyntax guard => guard.Condition == node,
        _ => false,
    };

    /// <summary>Whether it is what a method, a property or an arm of a switch gives.</summary>
    public static bool IsResult(ExpressionSyntax node)
    {
        if (node is ThrowExpressionSyntax || node.IsKind(SyntaxKind.NullLiteralExpression) || node.IsKind(SyntaxKind.DefaultLiteralExpression)
            || node.IsKind(SyntaxKind.FalseLiteralExpression) || node is RefExpressionSyntax)
            return false;
        return node.Parent switch
        {
            ReturnStatementSyntax => true,
            SwitchExpressionArmSyntax arm => arm.Expression == node,
            ArrowExpressionClauseSyntax arrow => !GivesNothing(arrow.Parent),
            _ => false,
        };
    }

    /// <summary>Whether the code compiles without it: a call, or what is assigned to a member.</summary>
    public static bool CanBeLeftOut(ExpressionStatementSyntax statement) => statement.Expression switch
    {
        InvocationExpressionSyntax or AwaitExpressionSyntax => !Declares(statement.Expression),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax } assignment => !Declares(assignment),
        _ => false,
    };

    private static bool GivesNothing(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => IsVoid(method.ReturnType),
        LocalFunctionStatementSyntax function => IsVoid(function.ReturnType),
        AccessorDeclarationSyntax accessor => !accessor.IsKind(SyntaxKind.GetAccessorDeclaration),
        ConstructorDeclarationSyntax or DestructorDeclarationSyntax => true,
        _ => false,
    };

    // An asynchronous method that returns a task without a result.
    private static bool IsVoid(TypeSyntax type) => type.ToString() is "void" or "Task" or "ValueTask";

    private static bool IsWithin(SyntaxNode inner, SyntaxNode node) =>
        inner.Ancestors().TakeWhile(ancestor => ancestor != node.Parent).OfType<ConditionalAccessExpressionSyntax>().Any();
}
