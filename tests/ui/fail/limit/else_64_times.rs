use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let lobby = Room {
            name: if stage == "0" { "a" } else if stage == "1" { "a" } else if stage == "2" { "a" } else if stage == "3" { "a" } else if stage == "4" { "a" } else if stage == "5" { "a" } else if stage == "6" { "a" } else if stage == "7" { "a" } else if stage == "8" { "a" } else if stage == "9" { "a" } else if stage == "10" { "a" } else if stage == "11" { "a" } else if stage == "12" { "a" } else if stage == "13" { "a" } else if stage == "14" { "a" } else if stage == "15" { "a" } else if stage == "16" { "a" } else if stage == "17" { "a" } else if stage == "18" { "a" } else if stage == "19" { "a" } else if stage == "20" { "a" } else if stage == "21" { "a" } else if stage == "22" { "a" } else if stage == "23" { "a" } else if stage == "24" { "a" } else if stage == "25" { "a" } else if stage == "26" { "a" } else if stage == "27" { "a" } else if stage == "28" { "a" } else if stage == "29" { "a" } else if stage == "30" { "a" } else if stage == "31" { "a" } else if stage == "32" { "a" } else if stage == "33" { "a" } else if stage == "34" { "a" } else if stage == "35" { "a" } else if stage == "36" { "a" } else if stage == "37" { "a" } else if stage == "38" { "a" } else if stage == "39" { "a" } else if stage == "40" { "a" } else if stage == "41" { "a" } else if stage == "42" { "a" } else if stage == "43" { "a" } else if stage == "44" { "a" } else if stage == "45" { "a" } else if stage == "46" { "a" } else if stage == "47" { "a" } else if stage == "48" { "a" } else if stage == "49" { "a" } else if stage == "50" { "a" } else if stage == "51" { "a" } else if stage == "52" { "a" } else if stage == "53" { "a" } else if stage == "54" { "a" } else if stage == "55" { "a" } else if stage == "56" { "a" } else if stage == "57" { "a" } else if stage == "58" { "a" } else if stage == "59" { "a" } else if stage == "60" { "a" } else if stage == "61" { "a" } else if stage == "62" { "a" } else if stage == "63" { "a" } else { "b" },
        };
    }
}

fn main() {}
