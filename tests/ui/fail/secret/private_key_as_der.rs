use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[metadata({ "MD4CAQEEMGyCpWLLgI0Q1jK+ichRPr9skp803fqMn2PJlg7240ijUoyKP8wvBE45o/xblEkvj6AHBgUrgQQAIg==": "signs tokens" })]
        let chat = Room { name: "MD4CAQEEMGyCpWLLgI0Q1jK+ichRPr9skp803fqMn2PJlg7240ijUoyKP8wvBE45o/xblEkvj6AHBgUrgQQAIg==" };
        #[export("MD4CAQEEMGyCpWLLgI0Q1jK+ichRPr9skp803fqMn2PJlg7240ijUoyKP8wvBE45\no/xblEkvj6AHBgUrgQQAIg==")]
        output chat_arn = chat;
    }
}

fn main() {}
